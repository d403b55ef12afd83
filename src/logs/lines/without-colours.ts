/** A line that is safe to paint without its colours. */
export function withoutColours(text: string): string {
  // oxlint-disable-next-line no-control-regex
  return text.includes('\x1B') ? text.replace(/\x1B\[[0-9;:]*m/g, '') : text;
}
