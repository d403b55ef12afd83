import type { StepRun } from '../flow-run.ts';
import { withoutEach } from '../without-each.ts';

/**
 * Names of the steps that a run waited for: from the one that ended last, each time what that waited for longest, with the
 * conditions on the way.
 */
export function criticalPath(all: readonly StepRun[]): string[] {
  const steps = withoutEach(all);
  const byName = new Map(steps.map((step) => [step.name, step]));
  const path: string[] = [];
  let way: Way | undefined = latest(steps.filter(isWork).map((step) => ({ step, through: [] })));
  while (way && !path.includes(way.step.name)) {
    path.unshift(way.step.name, ...way.through);
    way = latest(waysTo(way.step, byName, new Set(), []));
  }
  return path;
}

/** A step that did something, and what only decides between it and the step that needs it, first to last. */
interface Way {
  step: StepRun;
  through: readonly string[];
}

function waysTo(
  step: StepRun,
  byName: ReadonlyMap<string, StepRun>,
  seen: Set<string>,
  through: readonly string[],
): Way[] {
  // Where a step needs another both by itself and for a condition, the condition came between.
  const needs = step.needs.toSorted((a, b) => Number(decides(byName.get(b))) - Number(decides(byName.get(a))));
  return needs.flatMap((name) => {
    const needed = byName.get(name);
    if (!needed || seen.has(name)) return [];
    seen.add(name);
    return isWork(needed) ? [{ step: needed, through }] : waysTo(needed, byName, seen, [name, ...through]);
  });
}

function isWork(step: StepRun): boolean {
  return !decides(step) && step.started !== undefined && step.status !== 'reused';
}

function decides(step: StepRun | undefined): boolean {
  return step?.kind === 'when';
}

/** One that goes on ends after all others. */
function latest(ways: readonly Way[]): Way | undefined {
  return ways.reduce<Way | undefined>((last, one) => (!last || endOf(one) > endOf(last) ? one : last), undefined);
}

function endOf({ step }: Way): number {
  return step.ended ?? Infinity;
}
