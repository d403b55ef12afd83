/** A `NextToken` that holds where to go on in the list `of`; the token of one list leads nowhere in another. */
export function pageToken(of: string, position: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify([of, ...position])).toString('base64url');
}

/** The position in a token that `pageToken` made for that list; undefined for any other text. */
export function positionIn(of: string, token: string): unknown[] | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(token, 'base64url').toString('utf8'));
    return Array.isArray(value) && value[0] === of ? value.slice(1) : undefined;
  } catch {
    return undefined;
  }
}

/** The offset in a token that holds one; undefined where the token is not of that list. */
export function offsetIn(of: string, token: string): number | undefined {
  const [offset, ...more] = positionIn(of, token) ?? [];
  return more.length === 0 && typeof offset === 'number' && Number.isSafeInteger(offset) && offset >= 0
    ? offset
    : undefined;
}
