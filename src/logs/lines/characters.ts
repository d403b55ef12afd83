/** Whether a code point may reach a terminal as it is: it controls nothing, has a shape or a meaning, and is no half of a pair. */
export function isSafe(code: number): boolean {
  if (code < 0x20) return code === 0x09;
  if (code < 0x7f) return true;
  if (code < 0xa0) return false;
  if (code < 0x300) return code !== 0xad;
  for (const [first, last] of unsafe) {
    if (code < first) return true;
    if (code <= last) return false;
  }
  return true;
}

/** How a character that must not reach the terminal is shown. Half of a pair is what it is in UTF-8: U+FFFD. */
export function visible(code: number): string {
  if (code >= 0xd800 && code <= 0xdfff) return '\uFFFD';
  const known = short[code];
  if (known !== undefined) return known;
  const digits = code.toString(16);
  return code > 0xffff ? `\\u{${digits}}` : `\\u${digits.padStart(4, '0')}`;
}

/**
 * Ranges above Latin-1, ascending: what turns text around, ends lines, joins or hides without being seen (fillers, invisible
 * operators, tags), and halves of pairs.
 */
const unsafe: readonly (readonly [first: number, last: number])[] = [
  [0x034f, 0x034f],
  [0x061c, 0x061c],
  [0x115f, 0x1160],
  [0x17b4, 0x17b5],
  [0x180b, 0x180f],
  [0x200b, 0x200f],
  [0x2028, 0x202e],
  [0x2060, 0x206f],
  [0x3164, 0x3164],
  [0xd800, 0xdfff],
  [0xfeff, 0xfeff],
  [0xffa0, 0xffa0],
  [0xfff0, 0xfffb],
  [0xfffe, 0xffff],
  [0x1bca0, 0x1bca3],
  [0x1d173, 0x1d17a],
  [0xe0000, 0xe0fff],
];

/** Escapes of the first 256 characters, which a hostile line may have a million of. */
const short = Array.from({ length: 0x100 }, (_, code) => `\\x${code.toString(16).padStart(2, '0')}`);
