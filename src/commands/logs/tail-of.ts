/** Lets through the last `count` of what comes before `begin`, and all that comes after. */
export interface Tail<T> {
  add(items: readonly T[]): readonly T[];
  /** What was there has been told: answers with the last of it. */
  begin(): readonly T[];
}

export function tailOf<T>(count: number | undefined): Tail<T> {
  let kept: T[] | undefined = count === undefined ? undefined : [];
  const room = count ?? 0;
  return {
    add: (items) => {
      if (!kept) return items;
      for (const item of items.slice(Math.max(0, items.length - room))) kept.push(item);
      // Cut off now and then only, so that each item is moved once.
      if (kept.length > 2 * room + 1000) kept = kept.slice(kept.length - room);
      return [];
    },
    begin: () => {
      const last = kept?.slice(Math.max(0, kept.length - room)) ?? [];
      kept = undefined;
      return last;
    },
  };
}
