import { createHash } from 'node:crypto';
import { invalid } from './faults.ts';

/** A `NextToken` that leads to the results of the same question from `offset` on. */
export function makeToken(question: unknown, offset: number): string {
  return Buffer.from(`${offset}:${digest(question, offset)}`).toString('base64url');
}

/** The offset in a `NextToken`. One that was not made for this question is refused. */
export function readToken(question: unknown, token: string | undefined): number {
  if (token === undefined) return 0;
  const offset = Number(/^(\d{1,15}):/.exec(Buffer.from(token, 'base64url').toString())?.[1] ?? Number.NaN);
  if (!Number.isSafeInteger(offset) || makeToken(question, offset) !== token) throw invalid('Invalid NextToken.');
  return offset;
}

function digest(question: unknown, offset: number): string {
  return createHash('sha256')
    .update(`${offset}:${JSON.stringify(question)}`)
    .digest('base64url')
    .slice(0, 22);
}
