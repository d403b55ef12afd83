import { MlxError } from '../../base/errors.ts';
import { completeName } from '../../inspect/complete-name.ts';
import type { Knowledge } from '../../inspect/explain.ts';
import type { Value } from '../value.ts';
import type { ReplCompletion } from './repl.ts';

/** Names, and expressions as they are printed: `?execution.id`, `?{evaluate.outputs.report/result.json#auc}`. */
const question = /^\?\s*([\w.$/#{}-]+)$|^([\w.$-]+)\s*\?$/;

/** The name that a line asks about: `?instance`, `instance?`. */
export function askedName(line: string): string | undefined {
  const [, before, behind] = question.exec(line.trim()) ?? [];
  return before ?? behind;
}

/** Throws NAME_UNEXPLAINED. */
export function explained(name: string, knowledge: Knowledge): Value {
  const answer = knowledge.explain(name);
  if ('found' in answer) return { kind: 'explanation', explanation: answer.found };
  throw new MlxError('NAME_UNEXPLAINED', { name, nearest: answer.near });
}

/** The names that may stand behind a `?`. */
export function explainedWords(text: string, cursor: number, knowledge: Knowledge): ReplCompletion {
  const begun = text.slice(0, cursor).replace(/^\s*\?\s*/, '');
  return { start: cursor - begun.length, words: completeName(knowledge, begun).map((word) => ({ word })) };
}
