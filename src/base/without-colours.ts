// oxlint-disable-next-line no-control-regex -- SGR sequences begin with ESC
const colourSequence = /\u001b\[[0-9;:]*m/g;

/** A text without the colours (SGR sequences) that it brings. */
export function withoutColours(text: string): string {
  return text.includes('\u001b') ? text.replace(colourSequence, '') : text;
}
