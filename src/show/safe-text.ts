import { isNarrow } from './width.ts';

/* oxlint-disable no-control-regex -- finding control characters is the purpose */
const unsafe =
  /[\u0000-\u001f\u007f-\u009f\u2028-\u202f\ufff9-\ufffb\p{Cs}]|(?![\ufe00-\ufe0f])\p{Default_Ignorable_Code_Point}/gu;
/* oxlint-enable no-control-regex */

const named: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t', '\u001b': '\\e' };

/**
 * A name or message from outside, safe to paint on one line: control characters, escape sequences, halves of characters, and
 * marks that turn text around or can't be seen become visible escapes such as `\e` and `\u202e`.
 */
export function safeText(text: string): string {
  return isNarrow(text) ? text : text.replace(unsafe, escapeOf);
}

function escapeOf(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code > 0xffff) return `\\u{${hex(code, 5)}}`;
  return named[character] ?? (code < 256 ? `\\x${hex(code, 2)}` : `\\u${hex(code, 4)}`);
}

function hex(code: number, digits: number): string {
  return code.toString(16).padStart(digits, '0');
}
