/** The completions that Tab goes through, and the one that was taken last. */
export interface Offers {
  texts: readonly string[];
  at: number;
}

/**
 * What Tab takes next: of several completions the one after the last taken, round and round; of a single one what it may
 * become in turn. `complete` tells the completions of the text as it stands.
 */
export function nextOffer(last: Offers | undefined, complete: () => readonly string[]): Offers | undefined {
  if (last !== undefined && last.texts.length > 1) return { texts: last.texts, at: (last.at + 1) % last.texts.length };
  const texts = complete();
  return texts.length > 0 ? { texts, at: 0 } : undefined;
}
