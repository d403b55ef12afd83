import type { State } from '../definition/definition.ts';
import { evaluateIntrinsic, valueAt } from './evaluate-intrinsic.ts';
import { fillTemplate } from './fill-template.ts';
import { inOwnContext, runAlone } from './run-alone.ts';

/** Input after `InputPath`, and after `Parameters` where the kind of state has them. */
export async function effectiveInput(state: State, input: unknown, context: object): Promise<unknown> {
  const chosen = await atPath(state.InputPath, input, context);
  if (state.Parameters === undefined || state.Type === 'Map') return chosen;
  return fillTemplate(state.Parameters, chosen, context);
}

/** What a state gives to the next: its result by `ResultSelector`, `ResultPath` and `OutputPath`. */
export async function outputOf(
  state: Pick<State, 'ResultSelector' | 'ResultPath' | 'OutputPath'>,
  { input, result, context }: { input: unknown; result: unknown; context: object },
): Promise<unknown> {
  const chosen =
    state.ResultSelector === undefined ? result : await fillTemplate(state.ResultSelector, result, context);
  // To the interpreter the path `$` is a field of that name.
  const place =
    state.ResultPath === undefined || state.ResultPath === '$' ? {} : { ResultPath: dotted(state.ResultPath) };
  const task = { Type: 'Task', Resource: 'S', ...place, End: true };
  const placed = await runAlone({ S: task }, { input, context, result: chosen });
  return atPath(state.OutputPath, placed, context);
}

/** The value of a field that may be a path or a call; a path of null gives an empty object. */
export async function atPath(path: string | null | undefined, input: unknown, context: object): Promise<unknown> {
  if (path === undefined || path === '$') return input;
  if (path === null) return {};
  return path.startsWith('$') ? valueAt(path, input, context) : evaluateIntrinsic(path, input, context);
}

/** The name of the state that a Choice leads to. Throws `States.NoChoiceMatched`. */
export async function choose(state: State, input: unknown, context: object): Promise<string> {
  const rules = (state.Choices ?? []).map((rule, index) => ({ ...prepareRule(rule), Next: `rule${index}` }));
  const targets = [
    ...(state.Choices ?? []).map((rule) => String(rule['Next'])),
    ...(state.Default ? [state.Default] : []),
  ];
  const choice = { Type: 'Choice', Choices: rules, ...(state.Default && { Default: `rule${rules.length}` }) };
  const ends = targets.map((target, index) => [`rule${index}`, { Type: 'Pass', Parameters: { target }, End: true }]);
  const chosen = await runAlone({ S: choice, ...Object.fromEntries(ends) }, { input, context });
  return (chosen as { target: string }).target;
}

/** The interpreter knows a place within the input by the dot that it begins with. */
function dotted(path: string | null): string | null {
  return path?.startsWith('$[') ? `$.${path.slice(1)}` : path;
}

/**
 * A rule as the interpreter must be told it. It compares across kinds as JavaScript does, takes a test for `false` to be never
 * true, and has a wildcard more than the language.
 */
function prepareRule(rule: unknown): object {
  const entries = Object.entries(rule as object).filter(([key]) => key !== 'Next' && key !== 'Comment');
  const prepared = Object.fromEntries(entries.map(([key, value]) => [key, prepareField(key, value)]));
  const [name, value] = entries.find(([key]) => key !== 'Variable') ?? [''];
  if (name.startsWith('Is') && value === false) return { Not: { ...prepared, [name]: true } };
  const test = kindTests[/^(String|Numeric|Boolean|Timestamp)/.exec(name)?.[1] ?? ''];
  return test === undefined ? prepared : { And: [{ Variable: prepared['Variable'], [test]: true }, prepared] };
}

const kindTests: Readonly<Record<string, string>> = {
  String: 'IsString',
  Numeric: 'IsNumeric',
  Boolean: 'IsBoolean',
  Timestamp: 'IsTimestamp',
};

function prepareField(key: string, value: unknown): unknown {
  if (key === 'And' || key === 'Or') return (value as unknown[]).map(prepareRule);
  if (key === 'Not') return prepareRule(value);
  if (typeof value !== 'string') return value;
  if (key === 'StringMatches') return value.replaceAll('?', '\\?');
  return key === 'Variable' || key.endsWith('Path') ? inOwnContext(value) : value;
}
