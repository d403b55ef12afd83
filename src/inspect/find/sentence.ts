import type { Mark } from './found.ts';

/** The sentence of a doc in which most of the words stand, the first of those, and where they stand in it. */
export function sentenceWith(doc: string, query: readonly string[]): { sentence: string; marks: Mark[] } {
  const sentences = doc
    .split('\n')
    .flatMap((line) => line.replace(/^\s*(?:- |\d+\. )?/u, '').split(/(?<=[.!?])\s+(?=[A-Z`"])/u));
  const counts = sentences.map((each) => {
    const low = each.toLowerCase();
    return query.filter((word) => low.includes(word)).length;
  });
  const sentence = sentences[counts.indexOf(Math.max(...counts))] ?? '';
  return { sentence, marks: marksIn(sentence, query) };
}

/** Where words stand in a text, from its start on; marks neither overlap nor touch. */
export function marksIn(text: string, query: readonly string[]): Mark[] {
  const low = text.toLowerCase();
  // A letter whose small form is longer would shift all that follows.
  if (low.length !== text.length) return [];
  const found = query.flatMap((word) => placesOf(word, low));
  return joined(found.toSorted(([one], [other]) => one - other));
}

function placesOf(word: string, text: string): Mark[] {
  const places: Mark[] = [];
  let at = text.indexOf(word);
  while (at >= 0) {
    places.push([at, at + word.length]);
    at = text.indexOf(word, at + Math.max(1, word.length));
  }
  return places;
}

function joined(marks: readonly Mark[]): Mark[] {
  const all: Mark[] = [];
  for (const [from, to] of marks) {
    const last = all.at(-1);
    if (last && from <= last[1]) all[all.length - 1] = [last[0], Math.max(last[1], to)];
    else all.push([from, to]);
  }
  return all;
}
