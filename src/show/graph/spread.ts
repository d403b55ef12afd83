import type { Link } from './layout.ts';

const passes = 8;

/**
 * The left end of every cell, so that cells of a layer keep `gap` between them and their order, and each stands as near as
 * that allows to the middle of those it is linked with.
 */
export function spread(
  widths: readonly (readonly number[])[],
  links: readonly (readonly Link[])[],
  gap: number,
): number[][] {
  const near = neighbours(widths, links);
  const centres = widths.map((row) =>
    pack(
      row,
      row.map(() => 0),
      gap,
    ),
  );
  for (let pass = 0; pass < passes; pass += 1) {
    const side = pass % 2 === 0 ? 'above' : 'below';
    const order = side === 'above' ? [...widths.keys()] : [...widths.keys()].toReversed();
    for (const layer of order) {
      const row = widths[layer] ?? [];
      const wanted = row.map((_, index) => {
        const list = near[layer]?.[index]?.[side] ?? [];
        const other = centres[side === 'above' ? layer - 1 : layer + 1] ?? [];
        const own = centres[layer]?.[index] ?? 0;
        return list.length === 0 ? own : list.reduce((sum, at) => sum + (other[at] ?? 0), 0) / list.length;
      });
      centres[layer] = pack(row, wanted, gap);
    }
  }
  return centres.map((row, layer) => row.map((centre, index) => centre - (widths[layer]?.[index] ?? 0) / 2));
}

interface Near {
  above: number[];
  below: number[];
}

function neighbours(widths: readonly (readonly number[])[], links: readonly (readonly Link[])[]): Near[][] {
  const near = widths.map((row) => row.map((): Near => ({ above: [], below: [] })));
  links.forEach((list, layer) => {
    for (const { from, to } of list) {
      near[layer]?.[from]?.below.push(to);
      near[layer + 1]?.[to]?.above.push(from);
    }
  });
  return near;
}

/**
 * The centres nearest to the wanted ones (by least squares) that keep order and distance: with the distances taken out this
 * is isotonic regression, solved by pooling neighbours that want to pass each other.
 */
function pack(widths: readonly number[], wanted: readonly number[], gap: number): number[] {
  const offsets = offsetsOf(widths, gap);
  const pools: { sum: number; count: number }[] = [];
  wanted.forEach((want, index) => {
    let pool = { sum: want - (offsets[index] ?? 0), count: 1 };
    for (let last = pools.at(-1); last && last.sum / last.count >= pool.sum / pool.count; last = pools.at(-1)) {
      pools.pop();
      pool = { sum: pool.sum + last.sum, count: pool.count + last.count };
    }
    pools.push(pool);
  });
  const means = pools.flatMap(({ sum, count }) => Array.from({ length: count }, () => sum / count));
  return means.map((mean, index) => mean + (offsets[index] ?? 0));
}

/** How far each centre is from the first at the least. */
function offsetsOf(widths: readonly number[], gap: number): number[] {
  let at = 0;
  return widths.map((width, index) => {
    if (index > 0) at += (widths[index - 1] ?? 0) / 2 + gap + width / 2;
    return at;
  });
}
