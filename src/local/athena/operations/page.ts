import { invalidRequest } from './refusals.ts';

/** A token that carries a position in the list `of`. */
export function writeToken(of: string, position: number): string {
  return Buffer.from(JSON.stringify([of, position])).toString('base64url');
}

/** The position in the list `of`. Throws InvalidRequestException for a token of anything else. */
export function readToken(of: string, token: string): number {
  try {
    const [list, position] = JSON.parse(Buffer.from(token, 'base64url').toString()) as [unknown, unknown];
    if (list === of && Number.isSafeInteger(position) && Number(position) >= 0) return Number(position);
  } catch {
    // Told below, as any other token that isn't ours.
  }
  throw invalidRequest('Token is not valid');
}

/** One page of a list that is at hand. */
export function pageOf<T>(
  items: readonly T[],
  of: string,
  { MaxResults: limit = 50, NextToken: token }: { MaxResults?: number; NextToken?: string },
): { page: readonly T[]; NextToken?: string } {
  const start = token === undefined ? 0 : readToken(of, token);
  const end = start + limit;
  return { page: items.slice(start, end), ...(end < items.length && { NextToken: writeToken(of, end) }) };
}
