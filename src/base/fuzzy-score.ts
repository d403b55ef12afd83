/**
 * How well a text holds what was typed, whatever the case: above 0, more for whole words, for their starts, and for letters that
 * stand together. `undefined` where the letters don't come in their order. Nothing typed fits every text.
 */
export function fuzzyScore(typed: string, text: string): number | undefined {
  const wanted = typed.toLowerCase();
  const held = text.toLowerCase();
  if (wanted === '') return 1;
  const at = startOf(wanted, held);
  if (at !== -1)
    return 200 + (at === 0 ? 100 : 0) + (beginsWord(held, at) ? 50 : 0) - Math.min(100, held.length - wanted.length);
  return scattered(wanted, held);
}

/** Where it stands: at the start of a word before within one. */
function startOf(wanted: string, held: string): number {
  for (let at = held.indexOf(wanted); at !== -1; at = held.indexOf(wanted, at + 1)) {
    if (beginsWord(held, at)) return at;
  }
  return held.indexOf(wanted);
}

function beginsWord(held: string, at: number): boolean {
  return at === 0 || !/[\p{L}\p{N}]/u.test(held[at - 1] ?? '');
}

/** Letters with others between them: each costs its distance, and earns where a word begins. */
function scattered(wanted: string, held: string): number | undefined {
  let score = 100;
  let before = -1;
  for (const letter of wanted) {
    const at = held.indexOf(letter, before + 1);
    if (at === -1) return undefined;
    score += (beginsWord(held, at) ? 5 : 0) - Math.min(10, at - before - 1);
    before = at + letter.length - 1;
  }
  return Math.max(1, score);
}
