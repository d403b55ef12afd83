/** Events that were told already. */
export interface SeenEvents {
  /** Notes an event; false where it was noted before. */
  add(id: string, timestamp: number): boolean;
  /** Milliseconds since 1970 before which events are no longer known, so that they must not be read again. */
  floor(): number;
}

/**
 * Remembers at least `room / 2` and at most `room` events, those of the latest time. When it forgets, the floor rises, so that
 * a flood costs some reach into the past, but neither memory nor a line told twice.
 */
export function rememberEvents(room = 100_000): SeenEvents {
  let seen = new Map<string, number>();
  let floor = -Infinity;
  return {
    add(id, timestamp) {
      if (timestamp < floor || seen.has(id)) return false;
      seen.set(id, timestamp);
      if (seen.size > room) {
        const kept = [...seen].sort(([, a], [, b]) => b - a).slice(0, Math.floor(room / 2));
        // Events of the last kept millisecond are kept whole or not at all.
        floor = (kept.at(-1)?.[1] ?? timestamp) + 1;
        seen = new Map(kept.filter(([, at]) => at >= floor));
      }
      return true;
    },
    floor: () => floor,
  };
}
