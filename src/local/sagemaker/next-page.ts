import { createHash } from 'node:crypto';
import { offsetIn, pageToken } from '../page-token.ts';
import { invalid } from './refusals.ts';

/** A `NextToken` that leads to the results of the same question from `offset` on. */
export function nextPage(question: unknown, offset: number): string {
  return pageToken(listOf(question), [offset]);
}

/** The offset in a `NextToken`. One that was not made for this question is refused. */
export function offsetOf(question: unknown, token: string | undefined): number {
  const offset = token === undefined ? 0 : offsetIn(listOf(question), token);
  if (offset === undefined) throw invalid('Invalid NextToken.');
  return offset;
}

function listOf(question: unknown): string {
  return createHash('sha256').update(JSON.stringify(question)).digest('base64url').slice(0, 22);
}
