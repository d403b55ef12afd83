/** How many events are asked for at once: fewer where pages take too long to come. */
export interface PageSize {
  limit(): { limit?: number };
  /** A page came; `took` milliseconds. */
  answered(took: number): void;
  /** A page did not come in time. */
  late(): void;
}

/** The service's own most, and the fewest worth a call. */
const most = 10_000;
const fewest = 100;

/** Milliseconds within which a page came easily. */
const easy = 5_000;

export function pageSize(): PageSize {
  let size = most;
  return {
    limit: () => (size < most ? { limit: size } : {}),
    answered: (took) => {
      if (took < easy) size = Math.min(most, 2 * size);
    },
    late: () => {
      size = Math.max(fewest, Math.floor(size / 4));
    },
  };
}
