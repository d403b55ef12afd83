import { MlxError } from '../../base/errors.ts';
import { explain, explainable } from '../../inspect/explain.ts';
import { fieldsBelow } from '../../inspect/explain-request.ts';
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
export function explained(name: string): Value {
  const answer = explain(name);
  if ('found' in answer) return { kind: 'explanation', explanation: answer.found };
  throw new MlxError('NAME_UNEXPLAINED', { name, nearest: answer.near });
}

/** The names that may stand behind a `?`. */
export function explainedWords(text: string, cursor: number): ReplCompletion {
  const begun = text.slice(0, cursor).replace(/^\s*\?\s*/, '');
  const dot = begun.lastIndexOf('.');
  const below = dot === -1 ? [] : fieldsBelow(begun.slice(0, dot)).map((name) => `${begun.slice(0, dot)}.${name}`);
  const words = [...explainable(), ...below].filter((name) => name.startsWith(begun) && name !== begun);
  return { start: cursor - begun.length, words: words.map((word) => ({ word })) };
}
