/**
 * The same graph without the edges that others imply: where c needs b and b needs a, that c needs a is seen without a line.
 * Nodes come after those that they need.
 */
export function withoutImplied<N extends { id: string; needs: readonly string[] }>(nodes: readonly N[]): N[] {
  const before = new Map<string, Set<string>>();
  return nodes.map((node) => {
    const known = [...new Set(node.needs)].filter((need) => before.has(need));
    const own = new Set(known);
    for (const need of known) for (const earlier of before.get(need) ?? []) own.add(earlier);
    before.set(node.id, own);
    const needs = known.filter((need) => !known.some((other) => before.get(other)?.has(need)));
    return { ...node, needs };
  });
}
