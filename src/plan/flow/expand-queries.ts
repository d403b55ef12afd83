import { shorten } from '../../base/shorten.ts';
import type { FlowDefinition, JobStep, SqlStep, Step, StepInput, TuneStep } from '../../define/flow/flow-definition.ts';
import { allSteps, stepsByName } from '../../define/flow/walk.ts';
import type { ResolvedInput } from '../plan.ts';
import type { FlowContext } from './flow-plan.ts';

type Query = Extract<ResolvedInput, { kind: 'query' }>;
type Reader = JobStep | TuneStep | Extract<Step, { kind: 'transform' }>;

/** The longest name of a step. */
const longest = 64;

/**
 * The flow with the queries of inputs as `sql` steps of their own, called `<step>-<input>` as far as that is a legal name
 * that nothing else has; the input then is the output of that step. A query is the same for all items of an `each`, and so
 * it stands before the `each`.
 */
export function expandQueries(flow: FlowDefinition, context: Pick<FlowContext, 'steps'>): FlowDefinition {
  const taken = new Set(stepsByName(flow).keys());
  const before = taken.size;
  const places = { ...flow.places };
  const nameOf = (step: string, input: string): string => {
    const name = freeName(`${step}-${input}`, taken);
    taken.add(name);
    const place = flow.places[step];
    if (place) places[name] = place;
    return name;
  };
  const steps = flow.steps.flatMap((step) => expandStep(step, context, nameOf));
  return taken.size === before ? flow : { ...flow, steps, places };
}

type NameOf = (step: string, input: string) => string;

function expandStep(step: Step, context: Pick<FlowContext, 'steps'>, nameOf: NameOf): Step[] {
  const expand = (inner: readonly Step[]): Step[] => inner.flatMap((one) => expandStep(one, context, nameOf));
  switch (step.kind) {
    case 'job':
    case 'tune':
    case 'transform':
      return expandReader(step, context, nameOf);
    case 'when':
      return [{ ...step, then: expand(step.then), otherwise: expand(step.otherwise) }];
    case 'each': {
      const inner = expand(step.steps);
      const queries = addedBy(inner, step.steps);
      return [...queries, { ...step, steps: withoutQueries(inner, new Set<Step>(queries)) }];
    }
    default:
      return [step];
  }
}

function expandReader(step: Reader, context: Pick<FlowContext, 'steps'>, nameOf: NameOf): Step[] {
  const inputs: Readonly<Record<string, StepInput>> = step.kind === 'transform' ? { input: step.input } : step.inputs;
  const queries: SqlStep[] = [];
  const expanded = Object.entries(inputs).map(([name, input]): [string, StepInput] => {
    const resolved = input.kind === 'ref' ? context.steps[step.name]?.inputs[name] : undefined;
    if (resolved?.kind !== 'query') return [name, input];
    const query = queryStep(nameOf(step.name, name), resolved);
    queries.push(query);
    return [name, { kind: 'output', step: query.name, output: 'rows' }];
  });
  if (queries.length === 0) return [step];
  const changed = Object.fromEntries(expanded);
  const reader: Step =
    step.kind === 'transform' ? { ...step, input: changed['input'] ?? step.input } : { ...step, inputs: changed };
  return [...queries, reader];
}

function queryStep(name: string, { sql, database, format }: Query): SqlStep {
  return { kind: 'sql', name, after: [], sql, format, output: { kind: 'files' }, ...(database && { database }) };
}

/** The `sql` steps below that were not there before, whatever branch they lie in. */
function addedBy(expanded: readonly Step[], before: readonly Step[]): SqlStep[] {
  const old = new Set(allSteps({ steps: before }).map(({ step }) => step.name));
  return allSteps({ steps: expanded }).flatMap(({ step }) =>
    step.kind === 'sql' && !old.has(step.name) ? [step] : [],
  );
}

function withoutQueries(steps: readonly Step[], queries: ReadonlySet<Step>): Step[] {
  return steps
    .filter((step) => !queries.has(step))
    .map((step) =>
      step.kind === 'when'
        ? { ...step, then: withoutQueries(step.then, queries), otherwise: withoutQueries(step.otherwise, queries) }
        : step,
    );
}

function freeName(wanted: string, taken: ReadonlySet<string>): string {
  const legal = wanted.replaceAll(/[^A-Za-z0-9_-]+/gu, '-').replaceAll(/^[-_]+|-+$/gu, '') || 'query';
  const name = shorten(legal, longest);
  for (let number = 1; ; number++) {
    const free = number === 1 ? name : `${shorten(legal, longest - 5)}-${number}`;
    if (!taken.has(free)) return free;
  }
}
