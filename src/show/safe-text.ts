// oxlint-disable-next-line no-control-regex -- finding control characters is the purpose
const unsafe = /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff\ufff9-\ufffb]/g;

const named: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t', '\u001b': '\\e' };

/**
 * A name or message from outside, safe to paint on one line: control characters, escape sequences and marks that turn
 * or hide text become visible escapes such as `\e` and `\u202e`.
 */
export function safeText(text: string): string {
  return text.replace(unsafe, escapeOf);
}

function escapeOf(character: string): string {
  const code = character.charCodeAt(0);
  return named[character] ?? (code < 256 ? `\\x${hex(code, 2)}` : `\\u${hex(code, 4)}`);
}

function hex(code: number, digits: number): string {
  return code.toString(16).padStart(digits, '0');
}
