import type { Findable } from './found.ts';

/** Lower is better. `undefined` where a word of the query occurs neither in the path, nor in the type, nor in the doc. */
export function rankOf(thing: Findable, query: readonly string[]): number | undefined {
  const path = thing.path.toLowerCase();
  const missing = query.filter((word) => !path.includes(word));
  if (missing.length > 0) {
    const rest = `${thing.type}\n${thing.doc ?? ''}`.toLowerCase();
    if (!missing.every((word) => rest.includes(word))) return undefined;
  }
  const origin = thing.of === 'mlx' ? 0 : thing.isSent ? 2_000 : 4_000;
  const isExact = path === query.join(' ') || path.endsWith(`.${query.join('')}`);
  return closeness(thing, query) * 10_000 + origin + (isExact ? 0 : Math.min(lengthOf(thing.path), 1_999));
}

/** The words of the name, a part of it, the path, a part of it, the doc's words, a part of one. */
function closeness({ path, type, doc = '' }: Findable, query: readonly string[]): number {
  const name = path.slice(Math.max(path.lastIndexOf('.'), path.lastIndexOf(' ')) + 1);
  for (const [at, text] of [name, path].entries()) {
    const low = text.toLowerCase();
    if (query.every((word) => low.includes(word))) return at * 2 + (haveWhole(text, low, query) ? 0 : 1);
  }
  const all = `${path}\n${type}\n${doc}`;
  return haveWhole(all, all.toLowerCase(), query) ? 4 : 5;
}

function haveWhole(text: string, low: string, query: readonly string[]): boolean {
  return low.length !== text.length || query.every((word) => hasWhole(text, low, word));
}

/** Whether a word stands by itself in a text, or as one of the words of a name: `spot` in `EnableManagedSpotTraining`. */
function hasWhole(text: string, low: string, word: string): boolean {
  for (let at = low.indexOf(word); at >= 0; at = low.indexOf(word, at + 1)) {
    const [before, first, after] = [text[at - 1] ?? ' ', text[at] ?? ' ', text[at + word.length] ?? ' '];
    const begins = !isLetter(before) || (!isCapital(before) && isCapital(first));
    if (begins && (!isLetter(after) || isCapital(after))) return true;
  }
  return false;
}

function isLetter(character: string): boolean {
  return /[\p{L}\p{N}]/u.test(character);
}

function isCapital(character: string): boolean {
  return character >= 'A' && character <= 'Z';
}

/** A step more counts as much as many letters. */
function lengthOf(path: string): number {
  return path.split('.').length * 100 + path.length;
}
