import { isDeepStrictEqual } from 'node:util';

/** Whether two definitions say the same, whatever the order of their keys and their white space. */
export function sameDefinition(one: string, other: string): boolean {
  if (one === other) return true;
  const [first, second] = [parsed(one), parsed(other)];
  return first !== undefined && second !== undefined && isDeepStrictEqual(first, second);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
