import { isOmitted } from './is-omitted.ts';

/** What a text that makes a call again lacks, in words: what was not kept of the input, and what was masked in it. */
export function lackingIn(input: unknown, masked: readonly string[]): string[] {
  const omitted = omittedIn(input, []).map(({ path, what }) => `${path}: ${what} were not kept`);
  return [...omitted, ...(masked.length > 0 ? [`masked: ${masked.join(', ')}`] : [])].map(inOneLine);
}

function omittedIn(value: unknown, path: readonly string[]): { path: string; what: string }[] {
  if (isOmitted(value)) return [{ path: path.join('.'), what: value.$omitted }];
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return [];
  return Object.entries(value).flatMap(([name, member]) => omittedIn(member, [...path, name]));
}

/** Keys come from requests: a comment that ended early would be run. */
function inOneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ');
}
