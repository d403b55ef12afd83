/** What stands where in two lists: a pair of indexes for what is in both, one index for what is in one alone. */
export interface Aligned {
  before?: number;
  after?: number;
}

/** Comparisons that one alignment may take; beyond it, what lies between the common start and end counts as replaced. */
const mostCells = 4_000_000;

/** The longest common sequence of two lists of texts, in order, with what is left out of it on either side. */
export function align(before: readonly string[], after: readonly string[]): Aligned[] {
  const start = commonStart(before, after);
  const end = commonEnd(before, after, start);
  const [rows, columns] = [before.length - start - end, after.length - start - end];
  const middle =
    rows * columns > mostCells
      ? replaced(rows, columns)
      : common(before.slice(start, start + rows), after.slice(start, start + columns));
  return [
    ...pairs(start, 0, 0),
    ...middle.map((one) => shifted(one, start)),
    ...pairs(end, before.length - end, after.length - end),
  ];
}

function commonStart(before: readonly string[], after: readonly string[]): number {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start++;
  return start;
}

function commonEnd(before: readonly string[], after: readonly string[], start: number): number {
  let end = 0;
  const most = Math.min(before.length, after.length) - start;
  while (end < most && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
  return end;
}

function pairs(count: number, before: number, after: number): Aligned[] {
  return Array.from({ length: count }, (_, index) => ({ before: before + index, after: after + index }));
}

function shifted({ before, after }: Aligned, by: number): Aligned {
  return { ...(before !== undefined && { before: before + by }), ...(after !== undefined && { after: after + by }) };
}

function replaced(rows: number, columns: number): Aligned[] {
  return [
    ...Array.from({ length: rows }, (_, before) => ({ before })),
    ...Array.from({ length: columns }, (_, after) => ({ after })),
  ];
}

function common(before: readonly string[], after: readonly string[]): Aligned[] {
  const width = after.length + 1;
  const longest = new Uint32Array((before.length + 1) * width);
  const at = (row: number, column: number) => longest[row * width + column] ?? 0;
  for (let row = before.length - 1; row >= 0; row--) {
    for (let column = after.length - 1; column >= 0; column--) {
      longest[row * width + column] =
        before[row] === after[column]
          ? at(row + 1, column + 1) + 1
          : Math.max(at(row + 1, column), at(row, column + 1));
    }
  }
  const found: Aligned[] = [];
  let [row, column] = [0, 0];
  while (row < before.length || column < after.length) {
    if (row < before.length && column < after.length && before[row] === after[column]) {
      found.push({ before: row++, after: column++ });
    } else if (column >= after.length || (row < before.length && at(row + 1, column) >= at(row, column + 1))) {
      found.push({ before: row++ });
    } else {
      found.push({ after: column++ });
    }
  }
  return found;
}
