import { align } from './align.ts';
import type { LineChange } from './change.ts';

/** Lines of both texts that are told around what differs. */
const around = 2;

/** What differs in two texts, line by line, with the lines around it; empty where they are equal. */
export function diffLines(before: string, after: string): LineChange[] {
  const [first, second] = [before.split('\n'), after.split('\n')];
  const all = align(first, second).map(({ before: row, after: column }): LineChange => {
    if (column === undefined) return { kind: 'removed', text: first[row ?? 0] ?? '', line: (row ?? 0) + 1 };
    return { kind: row === undefined ? 'added' : 'same', text: second[column] ?? '', line: column + 1 };
  });
  const changed = all.flatMap(({ kind }, index) => (kind === 'same' ? [] : [index]));
  const told = new Set(
    changed.flatMap((index) => Array.from({ length: 2 * around + 1 }, (_, step) => index - around + step)),
  );
  return all.filter((_, index) => told.has(index));
}
