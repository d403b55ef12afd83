import { spanning, type Violation } from '../violation.ts';

/** A violation for each value that an earlier entry of the list had already; `pathTo` leads to the value of an entry. */
export function repeated(
  values: readonly (string | null | undefined)[],
  pathTo: (index: number) => readonly (string | number)[],
  says: (value: string) => string,
): Violation[] {
  return values.flatMap((value, index) =>
    typeof value === 'string' && values.indexOf(value) < index
      ? [spanning(pathTo(index), value, { rule: 'joint', says: says(value) })]
      : [],
  );
}
