/** Most events of a page. */
export const maxPageEvents = 10_000;

/** Most bytes of a page's events. */
export const maxPageBytes = 1_048_576;

/** What an event counts against the bytes of a page. */
export function eventBytes(message: string): number {
  return Buffer.byteLength(message) + 26;
}
