import { offsetIn, pageToken } from '../../page-token.ts';
import { invalidRequest } from '../refusals.ts';

/** The position in a token of the list `of`. Throws InvalidRequestException for a token of anything else. */
export function readToken(of: string, token: string): number {
  const position = offsetIn(of, token);
  if (position === undefined) throw invalidRequest('Token is not valid');
  return position;
}

/** One page of a list that is at hand. */
export function pageOf<T>(
  items: readonly T[],
  of: string,
  { MaxResults: limit = 50, NextToken: token }: { MaxResults?: number; NextToken?: string },
): { page: readonly T[]; NextToken?: string } {
  const start = token === undefined ? 0 : readToken(of, token);
  const end = start + limit;
  return { page: items.slice(start, end), ...(end < items.length && { NextToken: pageToken(of, [end]) }) };
}
