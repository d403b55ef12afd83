import type { Order } from './order.ts';

/** With more items than these only the cuts between layers are looked at. */
const mostLookedAt = 200;

/**
 * Cuts items in a first and a second half so that nothing in the first needs what is in the second, and so that the fewest
 * pairs with an item in each half come to wait for each other without need; among equal cuts the one that leaves the halves
 * most equal. Looks at the cuts before and after every item and between layers: the best of all would take a search.
 */
export function leastCut(items: readonly number[], { before }: Order): [number[], number[]] {
  const needed = (item: number, other: number) => before[other]?.[item] === 1;
  const depth = new Map<number, number>();
  for (const item of items) {
    const above = items.filter((other) => needed(item, other)).map((other) => depth.get(other) ?? 0);
    depth.set(item, 1 + Math.max(0, ...above));
  }
  const layers = [...new Set(depth.values())].map((layer) => items.filter((item) => (depth.get(item) ?? 0) <= layer));
  const around = items
    .slice(0, items.length > mostLookedAt ? 0 : items.length)
    .flatMap((item) => [
      items.filter((other) => other === item || needed(item, other)),
      items.filter((other) => needed(item, other)),
      items.filter((other) => other !== item && !needed(other, item)),
    ]);
  const firsts = [...layers, ...around];
  const cuts = firsts
    .filter((first) => first.length > 0 && first.length < items.length)
    .map((first) => cutAfter(first, items));
  const costs = new Map(cuts.map((cut) => [cut, addedBy(cut, before)]));
  const [best] = cuts.toSorted((a, b) => (costs.get(a) ?? 0) - (costs.get(b) ?? 0) || imbalance(a) - imbalance(b));
  if (!best) throw new Error('a single item has no cut');
  return best;
}

function cutAfter(first: number[], items: readonly number[]): [number[], number[]] {
  const taken = new Set(first);
  return [first, items.filter((item) => !taken.has(item))];
}

function addedBy([first, second]: readonly [number[], number[]], before: Order['before']): number {
  return first.reduce((sum, a) => sum + second.filter((b) => before[a]?.[b] !== 1).length, 0);
}

function imbalance([first, second]: readonly [number[], number[]]): number {
  return Math.abs(first.length - second.length);
}
