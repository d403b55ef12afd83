/** The same steps so that each comes after those that it needs; what a cycle holds keeps its place. */
export function stepsInOrder<T extends { name: string; needs: readonly string[] }>(steps: readonly T[]): T[] {
  const byName = new Map(steps.map((step) => [step.name, step]));
  const ordered = new Set<T>();
  const visit = (step: T, above: ReadonlySet<T>): void => {
    if (ordered.has(step) || above.has(step)) return;
    const around = new Set(above).add(step);
    for (const name of step.needs) {
      const needed = byName.get(name);
      if (needed) visit(needed, around);
    }
    ordered.add(step);
  };
  for (const step of steps) visit(step, new Set());
  return [...ordered];
}
