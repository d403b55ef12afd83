import { MlxError } from '../../base/errors.ts';
import { whereOf } from '../../define/where-of.ts';
import { completeName } from '../../inspect/knowledge/complete-name.ts';
import { describeValue, type Describing } from '../../inspect/values/describe-value.ts';
import type { Explanation } from '../../inspect/explanation.ts';
import { outlineOf } from '../../inspect/values/outline.ts';
import { rawValueOf } from '../../inspect/values/raw-value.ts';
import { inProject } from '../ask/in-project.ts';
import type { Value } from '../value.ts';
import type { Descriptions } from './descriptions/descriptions.ts';
import type { ReplCompletion } from './repl-completion.ts';
import type { ReplWorld } from './repl.ts';

/** What a line asks about: `?x` and `x?` what it is, `x??` also how it came. */
export interface Question {
  text: string;
  raw: boolean;
}

/** Undefined for a line that asks nothing; no line of JavaScript begins or ends with a question mark. */
export function questionIn(line: string): Question | undefined {
  const [, before, behind, text, after] = /^(?:(\?{1,2})([^]+)|([^]+?)(\?{1,2}))$/u.exec(line.trim()) ?? [];
  const asked = (behind ?? text)?.trim();
  return asked === undefined || asked === '' ? undefined : { text: asked, raw: (before ?? after) === '??' };
}

/** What answering goes by. `evaluate` gives the live value of a text, or throws what the text throws. */
export interface Asking extends Describing {
  world: ReplWorld;
  descriptions: Descriptions;
  evaluate: (text: string) => Promise<unknown>;
}

/**
 * What a name means, or what the live value of an expression is; names go first, since `instance` is a key of the head. Throws
 * NAME_UNEXPLAINED, and what the expression throws.
 */
export async function answerQuestion(
  { text, raw }: Question,
  asking: Asking,
): Promise<{ value: Value; plain: unknown }> {
  if (raw) return rawAnswer(text, asking);
  const pointed = pointers.includes(text) ? await asking.evaluate(text) : undefined;
  if (pointed !== undefined) return explained(await describe(text, asking, undefined));
  const named = isName.test(text) ? await explainName(text, asking) : {};
  const found = 'found' in named ? named.found : await describe(text, asking, named.near);
  return explained(found);
}

/** Words that stand for another thing: who asks wants to know of that, where there is one. */
const pointers: readonly string[] = ['it', '_'];

function explained(found: Explanation): { value: Value; plain: unknown } {
  return { value: { kind: 'explanation', explanation: found }, plain: found };
}

/** Names, and expressions as they are printed: `execution.id`, `{evaluate.outputs.report/result.json#auc}`, `run --as`. */
const isName = /^[\w.$/#{} -]+$/u;

/** The names that may stand behind a `?`. */
export function explainedWords(text: string, cursor: number, { knowledge }: Describing): ReplCompletion {
  const begun = text.slice(0, cursor).replace(/^\s*\?+\s*/u, '');
  return { start: cursor - begun.length, words: completeName(knowledge, begun).map((word) => ({ word })) };
}

type Named = { found: Explanation } | { near?: string };

async function explainName(name: string, { knowledge, world }: Asking): Promise<Named> {
  const known = knowledge.explain(name);
  if (!('found' in known) && !name.includes('.')) return known;
  const { project } = await world.bench();
  const about = {
    where: whereOf(world.on, world.host.env, project),
    ...(project.region !== undefined && { region: project.region }),
  };
  if ('found' in known) return knowledge.explain(name, about);
  const ofJob = await inProject(name, project);
  // A param has its own description; that of the head would tell what params are.
  if (!ofJob || ofJob.key.startsWith('params')) return known;
  return knowledge.explain(ofJob.key, { ...about, ...ofJob.about });
}

async function describe(text: string, asking: Asking, near: string | undefined): Promise<Explanation> {
  const value = await asking.evaluate(text).catch((error: unknown) => {
    const isOnlyName = /^[\w$-]+$/u.test(text) && !(error instanceof MlxError && error.code !== 'LINE_THREW');
    throw isOnlyName ? new MlxError('NAME_UNEXPLAINED', { name: text, nearest: near }, { cause: error }) : error;
  });
  return (await asking.descriptions.of(value)) ?? describeValue(value, { ...asking, name: text });
}

async function rawAnswer(text: string, asking: Asking): Promise<{ value: Value; plain: unknown }> {
  const { call, value } = await rawValueOf(await asking.evaluate(text), asking.known);
  const tree: Value = { kind: 'tree', tree: outlineOf(value) };
  if (!call) return { value: tree, plain: value };
  const calls = [call.cli, call.typescript].map((said): Value => ({ kind: 'string', text: said, more: 0 }));
  return { value: { kind: 'several', values: [...calls, tree] }, plain: { ...call, value } };
}
