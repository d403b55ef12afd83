/** Shortest and longest milliseconds between two looks at a run. */
const shortest = 30;
const longest = 5_000;

/** How long to wait before looking at a run of this age again: a twentieth of it, so that short jobs end at once on screen. */
export function pollPause(age: number): number {
  return Math.min(longest, Math.max(shortest, age / 20));
}
