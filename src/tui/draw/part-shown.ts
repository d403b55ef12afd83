/** `1–17 of 18` for a list that is longer than the rows it has; empty where all of it is seen. `from` counts from 0. */
export function partShown(from: number, rows: number, count: number): string {
  return count > rows ? `${from + 1}–${Math.min(count, from + rows)} of ${count}` : '';
}
