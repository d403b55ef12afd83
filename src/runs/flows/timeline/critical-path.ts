import type { StepRun } from '../flow-run.ts';

/** Names of the steps that a run waited for: from the one that ended last, each time what that waited for longest. */
export function criticalPath(steps: readonly StepRun[]): string[] {
  const byName = new Map(steps.map((step) => [step.name, step]));
  const worked = steps.filter(isWork);
  const path: string[] = [];
  for (let at = latest(worked); at && !path.includes(at.name); at = latest(neededBy(at, byName, new Set()))) {
    path.unshift(at.name);
  }
  return path;
}

/** What a step needs that does something; of what only decides, that which it needs in turn. */
function neededBy(step: StepRun, byName: ReadonlyMap<string, StepRun>, seen: Set<string>): StepRun[] {
  return step.needs.flatMap((name) => {
    const needed = byName.get(name);
    if (!needed || seen.has(name)) return [];
    seen.add(name);
    return isWork(needed) ? [needed] : neededBy(needed, byName, seen);
  });
}

function isWork({ kind, started, status }: StepRun): boolean {
  return kind !== 'when' && kind !== 'each' && started !== undefined && status !== 'reused';
}

function latest(steps: readonly StepRun[]): StepRun | undefined {
  return steps.reduce<StepRun | undefined>(
    (last, one) => ((one.ended ?? Infinity) > (last?.ended ?? (last ? Infinity : -1)) ? one : last),
    undefined,
  );
}
