import { lastSolid, type Token } from '../code/tokens.ts';

/** The names that lead to what stands before `joint`: of `a.b["c"][0].` they are a, b, c, 0. `undefined` behind a call and the like. */
export function pathBefore(tokens: readonly Token[], joint: Token): string[] | undefined {
  const solid = tokens.filter(({ kind }) => kind !== 'space' && kind !== 'comment');
  let at = solid.indexOf(joint) - 1;
  const path: string[] = [];
  for (;;) {
    const token = solid[at];
    if (token?.kind === 'name' || (token?.kind === 'keyword' && isDot(solid[at - 1]))) {
      path.unshift(token.text);
      if (!isDot(solid[at - 1])) return path;
      at -= 2;
    } else if (token?.text === ']' && solid[at - 2]?.text === '[') {
      const key = keyOf(solid[at - 1]);
      if (key === undefined) return undefined;
      path.unshift(key);
      at -= solid[at - 3]?.text === '?.' ? 4 : 3;
    } else if (token?.text === '!') {
      at -= 1;
    } else {
      return undefined;
    }
  }
}

/** A place in an object, as it is written; the name that a call is made by: `aws.s3.listBuckets`. */
export function dottedName(tokens: readonly Token[], open: number): string | undefined {
  const bracket = tokens[open];
  if (!bracket || lastSolid(tokens, open)?.kind === 'keyword') return undefined;
  return pathBefore(tokens, bracket)?.join('.');
}

function isDot(token: Token | undefined): boolean {
  return token?.text === '.' || token?.text === '?.';
}

function keyOf(token: Token | undefined): string | undefined {
  if (token?.kind === 'number') return /^\d+$/.test(token.text) ? token.text : undefined;
  if (token?.kind !== 'string' || token.isOpen === true) return undefined;
  const inner = token.text.slice(1, -1);
  return inner.includes('\\') ? undefined : inner;
}
