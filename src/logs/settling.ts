/** Milliseconds that nothing new must come after the job's end before its log is taken to be complete, at most. */
const longest = 30_000;

/** Round trips of the same. */
const roundTrips = 40;

/**
 * How long to wait for last lines. `late` is by how much a line was readable later than the service had taken it in, at worst so
 * far; `roundTrip` stands for how far away the service is. Both in milliseconds.
 */
export function settlingTime(late: number, roundTrip: number): number {
  return Math.min(longest, Math.max(3 * late, roundTrips * roundTrip));
}
