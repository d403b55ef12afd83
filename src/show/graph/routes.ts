import { centreOf, type Link, type Placed } from './layout.ts';

/** A bundle of edges between two layers: down from its sources, along a row, down to its targets; every source leads to every target. */
export interface Route {
  sources: readonly number[];
  targets: readonly number[];
  edges: readonly { source: number; target: number; ends: Link['ends'] }[];
  /** Which of the rows it runs along. */
  track: number;
}

/**
 * Bundles the edges that lead to the same targets, and gives each bundle a row of its own where two would be seen as one.
 * `undefined` where rows can't tell them apart: two bundles that would each have to leave a column before the other.
 */
export function routesOf(
  upper: readonly Placed[],
  lower: readonly Placed[],
  links: readonly Link[],
): { routes: Route[]; tracks: number } | undefined {
  const routes: Route[] = [];
  for (const way of inOrder(bundlesOf(upper, lower, links))) {
    let track = Math.max(0, ...routes.filter((other) => mustLeaveBefore(other, way)).map((other) => other.track + 1));
    while (routes.some((other) => other.track === track && overlap(other, way))) track += 1;
    routes.push({ ...way, track });
  }
  const areTold = routes.every((one) =>
    routes.every((other) => one === other || !mustLeaveBefore(one, other) || one.track < other.track),
  );
  return areTold ? { routes, tracks: Math.max(1, ...routes.map(({ track }) => track + 1)) } : undefined;
}

type Way = Omit<Route, 'track'>;

function bundlesOf(upper: readonly Placed[], lower: readonly Placed[], links: readonly Link[]): Way[] {
  const bySource = Map.groupBy(links, ({ from }) => from);
  const sources = [...bySource].map(([from, list]) => ({
    from,
    list,
    targets: list.map(({ to }) => to).sort((a, b) => a - b),
  }));
  const bundles = Map.groupBy(sources, ({ targets }) => targets.join(' '));
  return [...bundles.values()].map((bundle) => ({
    sources: bundle.map(({ from }) => centreOf(upper[from])),
    targets: (bundle[0]?.targets ?? []).map((to) => centreOf(lower[to])),
    edges: bundle.flatMap(({ list }) =>
      list.map(({ from, to, ends }) => ({ source: centreOf(upper[from]), target: centreOf(lower[to]), ends })),
    ),
  }));
}

/** `one` comes down in a column that `other` goes down in, and doesn't go down there itself. */
function mustLeaveBefore(one: Way, other: Way): boolean {
  return one.sources.some((column) => other.targets.includes(column) && !one.targets.includes(column));
}

/** Those that must leave a column come before those that go down in it. */
function inOrder(ways: readonly Way[]): Way[] {
  const sorted = ways.toSorted((a, b) => Math.min(...a.sources) - Math.min(...b.sources));
  const done = new Set<Way>();
  const open = new Set<Way>();
  const order: Way[] = [];
  const visit = (way: Way): void => {
    if (done.has(way) || open.has(way)) return;
    open.add(way);
    for (const other of sorted) if (other !== way && mustLeaveBefore(other, way)) visit(other);
    open.delete(way);
    done.add(way);
    order.push(way);
  };
  for (const way of sorted) visit(way);
  return order;
}

function overlap(one: Way, other: Way): boolean {
  const [left, right] = extentOf(one);
  const [otherLeft, otherRight] = extentOf(other);
  return left <= otherRight && otherLeft <= right;
}

function extentOf({ sources, targets }: Way): [number, number] {
  return [Math.min(...sources, ...targets), Math.max(...sources, ...targets)];
}
