import { visible } from './characters.ts';

/** Marks that one character may bear; Vietnamese needs two, Hebrew and Tibetan a few. */
const most = 8;

/* oxlint-disable no-control-regex -- colours between marks don't part them */
const stacked = /(?:(?:\x1B\[[0-9;:]*m)*\p{M}){9,}/gu;
const beyondLatin = /[^\x00-\u02FF]/;

/** A text in which no character bears more marks than a script needs, so that no cell holds a megabyte: further ones are shown. */
export function boundMarks(text: string): string {
  if (!beyondLatin.test(text)) return text;
  return text.replace(stacked, (run) => {
    const shown = new Map<string, string>();
    let count = 0;
    return run.replace(/\p{M}/gu, (mark) => {
      count += 1;
      if (count <= most) return mark;
      const known = shown.get(mark) ?? visible(mark.codePointAt(0) ?? 0);
      shown.set(mark, known);
      return known;
    });
  });
}
