import { exactWidthOf } from '../../base/exact-width.ts';
import { withoutColours } from '../../base/without-colours.ts';

/** Columns between two tab stops. */
const tabWidth = 8;

/** Columns up to which stops are kept to; behind them a tab is a space, as nobody aligns anything there. */
const reach = 1024;

/** A text without tabs: each leads to the next column that is a multiple of 8, past colours and wide characters. */
export function expandTabs(text: string): string {
  if (!text.includes('\t')) return text;
  const pieces = text.split('\t');
  const last = pieces.length - 1;
  let column = 0;
  return pieces
    .map((piece, index) => {
      if (index === last) return piece;
      column = column < reach ? column + widthOf(piece) : reach;
      const spaces = column < reach ? tabWidth - (column % tabWidth) : 1;
      column += spaces;
      return piece + ' '.repeat(spaces);
    })
    .join('');
}

function widthOf(piece: string): number {
  const text = withoutColours(piece);
  if (text.length >= reach) return reach;
  return /^[\x20-\x7E]*$/.test(text) ? text.length : exactWidthOf(text);
}
