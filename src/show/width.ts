import { exactWidthOf } from '../base/exact-width.ts';

// ASCII, Latin letters, dashes, arrows, box drawing, marks and braille are one column each and need no look at Unicode's tables.
const narrow =
  /^[\u0020-\u007e\u00a1-\u00ac\u00ae-\u02ff\u2010-\u2027\u2190-\u2199\u2500-\u25fc\u2713-\u2717\u2800-\u28ff]*$/;

/** Whether each character of a text takes one column, in every terminal. */
export function isNarrow(text: string): boolean {
  return narrow.test(text);
}

/** Columns that a text takes in a terminal. */
export function widthOf(text: string): number {
  return narrow.test(text) ? text.length : exactWidthOf(text);
}

/** The text in at most `width` columns; what is cut away shows as `…`. */
export function clip(text: string, width: number): string {
  if (widthOf(text) <= width) return text;
  return width < 1 ? '' : `${headOf(text, width - 1)}…`;
}

/** The same with the start cut away: of a place its end tells more. */
export function clipStart(text: string, width: number): string {
  if (widthOf(text) <= width) return text;
  const segments = [...new Intl.Segmenter().segment(text)].map(({ segment }) => segment);
  let room = width - 1;
  const from = segments.findLastIndex((segment) => (room -= widthOf(segment)) < 0) + 1;
  return width < 1 ? '' : `…${segments.slice(from).join('')}`;
}

/** The text in exactly `width` columns. */
export function fit(text: string, width: number, align: 'left' | 'right' = 'left'): string {
  const clipped = clip(text, width);
  const blank = ' '.repeat(Math.max(0, width - widthOf(clipped)));
  return align === 'left' ? clipped + blank : blank + clipped;
}

/** The longest start of a text that takes at most `width` columns; graphemes stay whole. */
export function headOf(text: string, width: number): string {
  if (narrow.test(text)) return text.slice(0, width);
  let head = '';
  let used = 0;
  for (const { segment } of new Intl.Segmenter().segment(text)) {
    used += exactWidthOf(segment);
    if (used > width) return head;
    head += segment;
  }
  return head;
}
