import type { Source } from './source.ts';

/**
 * For each step the names for its `DependsOn`: of what it waits for that neither a reference of its own, nor the branch that
 * it lies in, nor another of these makes it wait for already.
 */
export function dependencies(steps: ReadonlyMap<string, Source>): ReadonlyMap<string, readonly string[]> {
  const implied = new Map([...steps].map(([name, source]) => [name, impliedBy(source, steps)]));
  const reach = reachability(steps, implied);
  return new Map(
    [...steps].map(([name, { planned }]) => {
      const own = implied.get(name) ?? new Set();
      const wanted = [...new Set(planned.needs)].filter((need) => need !== name && steps.has(need) && !own.has(need));
      const others = [...own, ...wanted];
      return [name, wanted.filter((need) => !others.some((other) => other !== need && reach(other, need)))];
    }),
  );
}

/** What the service finds by itself: references, and the condition of a branch. */
function impliedBy({ planned, reads }: Source, steps: ReadonlyMap<string, Source>): Set<string> {
  const names = new Set(planned.inside ? [planned.inside.step] : []);
  for (const node of reads) {
    if ('step' in node && describes(steps.get(node.step), node.kind)) names.add(node.step);
  }
  return names;
}

/** An output of Spark on EMR is told by its place, which is no reference to the step. */
function describes(step: Source | undefined, kind: string): boolean {
  return step?.planned.request?.service === 'sagemaker' || kind !== 'output';
}

/** Whether a step is waited for, however far away, by another that comes after it. */
function reachability(
  steps: ReadonlyMap<string, Source>,
  implied: ReadonlyMap<string, ReadonlySet<string>>,
): (from: string, to: string) => boolean {
  return (from, to) => {
    const seen = new Set([from]);
    for (const name of seen) {
      for (const next of [...(steps.get(name)?.planned.needs ?? []), ...(implied.get(name) ?? [])]) {
        if (next === to) return true;
        seen.add(next);
      }
    }
    return false;
  };
}
