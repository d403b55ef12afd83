import { exactWidthOf } from '../../base/exact-width.ts';
import { isNarrow } from '../../show/width.ts';

/* oxlint-disable no-control-regex -- the language of terminals is what this file is about */
const token = /\u001b\[([0-9;:<=>?]*)[ -/]*([@-~])|\u001b.|[\u0000-\u001f]|[^\u0000-\u001f]+/g;
const hasOdd =
  /[^\u0000-\u007e\u00a1-\u00ac\u00ae-\u02ff\u2010-\u2027\u2190-\u2199\u2500-\u25fc\u2713-\u2717\u2800-\u28ff]/;
/* oxlint-enable no-control-regex */

/**
 * What is written to a terminal row by row, with the column said again behind whatever terminals disagree on how wide it is:
 * what stands behind it then stands where it was meant, in every terminal. Begins at the first column.
 */
export function keepColumns(bytes: string): string {
  if (!hasOdd.test(bytes)) return bytes;
  let column = 0;
  let kept = '';
  for (const [all, parameters = '', final] of bytes.matchAll(token)) {
    if (final !== undefined) {
      kept += all;
      column = columnAfter(column, parameters, final);
    } else if (all < ' ') {
      kept += all;
      if (all === '\n' || all === '\r') column = 0;
    } else {
      const placed = placedText(all, column);
      ({ column } = placed);
      kept += placed.text;
    }
  }
  return kept;
}

/** The text from this column on, each run of odd characters with the column behind it. */
function placedText(text: string, from: number): { text: string; column: number } {
  if (isNarrow(text)) return { text, column: from + text.length };
  let column = from;
  let placed = '';
  let wasOdd = false;
  for (const { segment } of new Intl.Segmenter().segment(text)) {
    const isOdd = !isNarrow(segment);
    if (wasOdd && !isOdd) placed += toColumn(column);
    placed += segment;
    column += isOdd ? exactWidthOf(segment) : segment.length;
    wasOdd = isOdd;
  }
  return { text: wasOdd ? placed + toColumn(column) : placed, column };
}

function toColumn(column: number): string {
  return `\u001b[${column + 1}G`;
}

function columnAfter(column: number, parameters: string, final: string): number {
  const numbers = parameters.split(';').map(Number);
  const count = numbers[0] || 1;
  switch (final) {
    case 'G':
      return count - 1;
    case 'E':
    case 'F':
      return 0;
    case 'H':
      return (numbers[1] || 1) - 1;
    case 'C':
      return column + count;
    case 'D':
      return Math.max(0, column - count);
    default:
      return column;
  }
}
