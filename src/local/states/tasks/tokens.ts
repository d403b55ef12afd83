import type { DatabaseSync } from 'node:sqlite';
import { StateFault } from '../evaluate/fault.ts';

/** What was answered by a token. `output` is JSON. */
export type TokenAnswer = { output: string } | { error?: string; cause?: string };

/** Makes a token by which a task can be answered. */
export function mintToken(
  state: DatabaseSync,
  { token, execution, at }: { token: string; execution: string; at: number },
): void {
  state.prepare('INSERT INTO states_tokens (token, execution, beat) VALUES (?, ?, ?)').run(token, execution, at);
}

/** What is known by a token: when it last gave a sign of life, and its answer, if there is one. A failure is thrown as `StateFault`. */
export function answerTo(
  state: DatabaseSync,
  token: string,
): { beat: number; found?: { result: unknown } } | undefined {
  const row = state.prepare('SELECT beat, answer FROM states_tokens WHERE token = ?').get(token);
  if (!row) return undefined;
  const beat = Number(row['beat']);
  if (row['answer'] === null) return { beat };
  const answer = JSON.parse(String(row['answer'])) as TokenAnswer;
  if ('output' in answer) return { beat, found: { result: JSON.parse(answer.output) as unknown } };
  throw new StateFault(answer.error ?? 'States.TaskFailed', answer.cause);
}

/** Makes an unanswered token one that comes too late. */
export function expireToken(state: DatabaseSync, token: string): void {
  const late: TokenAnswer = { error: 'States.Timeout' };
  state
    .prepare('UPDATE states_tokens SET answer = ? WHERE token = ? AND answer IS NULL')
    .run(JSON.stringify(late), token);
}
