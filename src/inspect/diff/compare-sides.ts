import type { Difference, Side } from './difference.ts';
import { diffValues } from './diff-values.ts';

/** Compares each pair of values by itself. What neither of the two has is left out. */
export function compareSides(sides: readonly Side[]): Pick<Difference, 'sections' | 'same'> {
  const compared = sides
    .filter(({ before, after }) => before !== undefined || after !== undefined)
    .map(({ title, before, after }) => ({ title, changes: diffValues(before ?? {}, after ?? {}) }));
  return {
    sections: compared.filter(({ changes }) => changes.length > 0),
    same: compared.filter(({ changes }) => changes.length === 0).map(({ title }) => title),
  };
}
