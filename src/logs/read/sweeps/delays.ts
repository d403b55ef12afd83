/** How late the events of a stream come: by how much the service had them later than they were stamped, in milliseconds. */
export interface Delays {
  /** Takes the smallest and the largest delay of a page. Below 0 where a host's clock is ahead. */
  note(least: number, most: number): void;
  /** How much before a time events may be stamped that came after it; at least `shortest` above the smallest delay. */
  reach(): number;
  /** The smallest lately: all that is beyond it is waiting, it itself may be a clock that is wrong. */
  least(): number;
  /** Nine of ten came with less; the rest is found by deep sweeps. */
  usual(): number;
}

/** Delays that are remembered: those of the last pages. */
const room = 64;

/** Milliseconds. */
const shortest = 5_000;

export function learnDelays(): Delays {
  const ring = new Float64Array(room);
  let noted = 0;
  let learned: { least: number; usual: number } | undefined;
  const put = (delay: number): void => {
    ring[noted % room] = delay;
    noted += 1;
  };
  const learn = (): { least: number; usual: number } => {
    if (learned) return learned;
    const sorted = ring.slice(0, Math.min(noted, room)).sort();
    const usual = sorted[Math.ceil(0.9 * sorted.length) - 1] ?? 0;
    learned = { least: sorted[0] ?? 0, usual };
    return learned;
  };
  return {
    note(least, most) {
      put(least);
      if (most !== least) put(most);
      learned = undefined;
    },
    reach() {
      const { least, usual } = learn();
      return least + Math.max(shortest, 1.5 * (usual - least));
    },
    least: () => learn().least,
    usual: () => learn().usual,
  };
}
