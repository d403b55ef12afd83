import type { Token } from './tokens.ts';

/** Which brackets of a text belong together. */
export interface Brackets {
  /** Indexes of tokens whose other half has not come, outermost first. */
  open: readonly number[];
  /** A bracket closes what was never opened, or opened as another. */
  isWrong: boolean;
  /** The index of the other half, by the index of each half. */
  pairs: ReadonlyMap<number, number>;
}

const closers: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}', '${': '}' };

export function bracketsOf(tokens: readonly Token[], count = tokens.length): Brackets {
  const open: number[] = [];
  const pairs = new Map<number, number>();
  let isWrong = false;
  for (let at = 0; at < count; at += 1) {
    const token = tokens[at];
    if (token?.kind !== 'mark') continue;
    if (closers[token.text] !== undefined) open.push(at);
    else if (token.text === ')' || token.text === ']' || token.text === '}') {
      const opener = open.at(-1);
      if (opener === undefined || closers[tokens[opener]?.text ?? ''] !== token.text) {
        isWrong = true;
        continue;
      }
      open.pop();
      pairs.set(opener, at);
      pairs.set(at, opener);
    }
  }
  return { open, isWrong, pairs };
}

/** The places of the bracket beside the cursor and of its other half: that in front of it before that behind it. */
export function matchingBrackets(tokens: readonly Token[], cursor: number): readonly number[] {
  const { pairs } = bracketsOf(tokens);
  const found = [cursor, cursor + 1]
    .map((end) => tokens.findIndex((token, index) => pairs.has(index) && token.end === end))
    .find((index) => index !== -1);
  const other = found === undefined ? undefined : pairs.get(found);
  return [found, other].flatMap((index) => {
    const token = index === undefined ? undefined : tokens[index];
    return token ? [token.end - 1] : [];
  });
}
