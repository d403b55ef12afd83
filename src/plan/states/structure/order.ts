/** Which of some items come before which: `before[a][b]` holds where `a` must have ended when `b` starts, directly or through others. */
export interface Order {
  count: number;
  before: readonly Uint8Array[];
}

/**
 * The whole order of items that name what they need, by their places in a list; each stands after all that it needs.
 * Needs outside of the list are left out.
 */
export function orderOf(names: readonly string[], needsOf: (name: string) => Iterable<string>): Order {
  const place = new Map(names.map((name, index) => [name, index]));
  const after = names.map(() => new Uint8Array(names.length));
  names.forEach((name, index) => {
    const mine = after[index] as Uint8Array;
    for (const need of needsOf(name)) {
      const needed = place.get(need);
      if (needed === undefined || needed === index) continue;
      mine[needed] = 1;
      (after[needed] as Uint8Array).forEach((bit, ancestor) => bit && (mine[ancestor] = 1));
    }
  });
  return { count: names.length, before: transposed(after) };
}

/** The sets of items that hang together by `joined`, each in the items' order; the sets are ordered by their first items. */
export function componentsOf(items: readonly number[], joined: (a: number, b: number) => boolean): number[][] {
  const left = new Set(items);
  const components: number[][] = [];
  for (const item of items) {
    if (!left.delete(item)) continue;
    const component = [item];
    for (const member of component) {
      for (const other of left) {
        if (!joined(member, other)) continue;
        left.delete(other);
        component.push(other);
      }
    }
    components.push(component.toSorted((a, b) => a - b));
  }
  return components;
}

function transposed(rows: readonly Uint8Array[]): Uint8Array[] {
  return rows.map((_, column) => Uint8Array.from(rows, (row) => row[column] as number));
}
