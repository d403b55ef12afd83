import type { Mark } from './found.ts';

/** The sentence of a doc in which most of the words stand, the first of those, and where they stand in it. */
export function sentenceWith(doc: string, query: readonly string[]): { sentence: string; marks: Mark[] } {
  const sentences = doc.split('\n').flatMap((line) => line.trim().split(/(?<=[.!?])\s+(?=[A-Z`"])/u));
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
  const found = query.flatMap((word) => {
    const marks: Mark[] = [];
    for (let at = low.indexOf(word); at >= 0 && word !== ''; at = low.indexOf(word, at + word.length)) {
      marks.push([at, at + word.length]);
    }
    return marks;
  });
  return joined(found.toSorted(([one], [other]) => one - other));
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
