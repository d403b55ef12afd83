import { headOf } from '../../show/width.ts';

/** Breaks a text into pieces of at most `width` columns, wherever they end; at most so many. Time grows with the text alone. */
export function breakText(text: string, width: number, most: number): string[] {
  const pieces: string[] = [];
  let at = 0;
  while (at < text.length && pieces.length < most) {
    // No more characters than could fit are looked at, lest a long text be read again for each piece.
    const near = text.slice(at, at + width * charactersPerColumn);
    const head = headOf(near, width) || near.slice(0, 2);
    pieces.push(head);
    at += head.length;
  }
  return pieces.length === 0 ? [''] : pieces;
}

/** A column can hold a grapheme of several characters. */
const charactersPerColumn = 8;
