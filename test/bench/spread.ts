import type { Spread } from './report.ts';

/** The median and the quartiles of at least one number. */
export function spreadOf(numbers: readonly number[]): Spread {
  const sorted = numbers.toSorted((a, b) => a - b);
  return { median: at(sorted, 0.5), low: at(sorted, 0.25), high: at(sorted, 0.75) };
}

/** The spread of what `compare` makes of each pair of measures that were taken in the same round. */
export function pairwise(
  ours: readonly number[],
  theirs: readonly number[],
  compare: (our: number, their: number) => number,
): Spread {
  return spreadOf(ours.map((our, round) => compare(our, theirs[round] ?? Number.NaN)));
}

/** One number that was measured once. */
export function single(value: number): Spread {
  return { median: value, low: value, high: value };
}

function at(sorted: readonly number[], part: number): number {
  const place = part * (sorted.length - 1);
  const below = sorted[Math.floor(place)] ?? Number.NaN;
  const above = sorted[Math.ceil(place)] ?? Number.NaN;
  return below + (above - below) * (place - Math.floor(place));
}
