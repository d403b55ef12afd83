import { fitRow } from '../../paint/fit-row.ts';
import type { Row } from '../../paint/run.ts';
import type { Rect } from '../state/grid.ts';

/** Rows that stand somewhere on the screen. */
export interface Cell {
  rect: Rect;
  rows: readonly Row[];
}

/** Cells beside and below each other as rows over the whole width, with `edge` in the columns between them. */
export function compose(cells: readonly Cell[], columns: number, rows: number, edge: Row): Row[] {
  const inOrder = cells.toSorted((a, b) => a.rect.left - b.rect.left);
  return Array.from({ length: rows }, (_, index) => {
    const row: Row[number][] = [];
    let column = 0;
    for (const { rect, rows: drawn } of inOrder) {
      if (index < rect.top || index >= rect.top + rect.height) continue;
      if (rect.left > column) row.push(...fitRow(edge, rect.left - column));
      row.push(...fitRow(drawn[index - rect.top] ?? [], rect.width));
      column = rect.left + rect.width;
    }
    return column < columns ? [...row, ...fitRow([], columns - column)] : row;
  });
}
