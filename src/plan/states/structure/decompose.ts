import { componentsOf, type Order, orderOf } from './order.ts';
import { leastCut } from './least-cut.ts';

/** Steps put together as a state machine can run them: one after another, or side by side until the last has ended. */
export type Structure =
  | { kind: 'step'; name: string }
  | { kind: 'series'; parts: readonly Structure[] }
  | { kind: 'parallel'; parts: readonly Structure[] };

/**
 * Steps, each after those that it needs, as series and parallels of each other. No need is ever lost. Where the needs form a
 * series-parallel order nothing else is added, so that every step starts as early as its needs allow. Other orders (the
 * smallest: c needs a and b, d needs b alone) can't be said by a state machine, whose branches don't wait for each other:
 * there the steps are cut in two where the fewest pairs come to wait for each other without need, here d for a.
 */
export function decompose(names: readonly string[], needsOf: (name: string) => Iterable<string>): Structure {
  const order = orderOf(names, needsOf);
  return part(
    names.map((_, index) => index),
    { order, names },
  );
}

interface Whole {
  order: Order;
  names: readonly string[];
}

function part(items: readonly number[], whole: Whole): Structure {
  const { before } = whole.order;
  const [only, ...more] = items;
  if (only !== undefined && more.length === 0) return { kind: 'step', name: whole.names[only] as string };
  const ordered = (a: number, b: number) => before[a]?.[b] === 1 || before[b]?.[a] === 1;
  const apart = componentsOf(items, ordered);
  if (apart.length !== 1) return { kind: 'parallel', parts: apart.map((each) => part(each, whole)) };
  const sequence = componentsOf(items, (a, b) => !ordered(a, b)).toSorted(([a = 0], [b = 0]) =>
    before[a]?.[b] === 1 ? -1 : 1,
  );
  return series(sequence.length > 1 ? sequence : leastCut(items, whole.order), whole);
}

function series(parts: readonly (readonly number[])[], whole: Whole): Structure {
  const structures = parts.map((each) => part(each, whole));
  return { kind: 'series', parts: structures.flatMap((one) => (one.kind === 'series' ? one.parts : [one])) };
}
