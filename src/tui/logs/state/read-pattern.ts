import type { LinePattern } from '../../../logs/store/log-store.ts';

/** What a person wrote as a regular expression, or why it is none, in words. Letters of both cases match unless one is a capital. */
export function readPattern(text: string): { pattern: LinePattern } | { fault: string } {
  const flags = hasCapital(text) ? 'u' : 'iu';
  try {
    return { pattern: { source: new RegExp(text, flags).source, flags } };
  } catch (error) {
    const why = String(error).replace(/^.*\/[iu]*: /u, '');
    return { fault: `not a regular expression: ${why}; a backslash before ( [ . * + ? makes them plain` };
  }
}

/** Classes such as `\S` and `\p{Lu}` are no capitals. */
function hasCapital(text: string): boolean {
  return /\p{Lu}/u.test(text.replaceAll(/\\[pP]\{[^}]*\}|\\./gu, ''));
}
