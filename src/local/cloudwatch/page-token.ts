import { badToken } from './refusals.ts';

/** A `nextToken` that holds where to go on. `kind` keeps the tokens of one operation from another. */
export function pageToken(kind: string, position: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify([kind, ...position])).toString('base64url');
}

/** The position in a token that `pageToken` made for that kind; anything else is an invalid token. */
export function positionIn(kind: string, token: string): unknown[] {
  let value: unknown;
  try {
    value = JSON.parse(Buffer.from(token, 'base64url').toString('utf8'));
  } catch {
    throw badToken();
  }
  if (!Array.isArray(value) || value[0] !== kind) throw badToken();
  return value.slice(1);
}
