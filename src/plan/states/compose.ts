import type { Step } from '../../define/flow/flow-definition.ts';
import { inOrder, namesWithin, needsByStep } from '../../define/flow/walk.ts';
import type { Compiling } from './compiling.ts';
import { eachFragment } from './each-map.ts';
import { failFragment } from './fail-state.ts';
import { parallel } from './parallel.ts';
import { type Carried, keysReadBy, keysStoredBy } from './results/carried.ts';
import { type Fragment, sequence } from './state.ts';
import { besides } from './state-name.ts';
import { stepTask } from './step-task.ts';
import { decompose, type Structure } from './structure/decompose.ts';
import { whenFragment } from './when-choice.ts';

/** How the states of the steps inside a step are made. */
export type Compose = typeof compose;

/** The states of steps that lie side by side in a flow or in a branch, each after those that it needs; none for no steps. */
export function compose(steps: readonly Step[], carried: Carried, compiling: Compiling): Fragment | undefined {
  if (steps.length === 0) return undefined;
  const ordered = inOrder(steps, compiling.flow);
  const byName = new Map(ordered.map((step) => [step.name, step]));
  const structure = decompose([...byName.keys()], needsAmong(ordered, compiling));
  return fragmentOf(structure, carried, { byName, compiling });
}

interface Level {
  byName: ReadonlyMap<string, Step>;
  compiling: Compiling;
}

/** What a step and all inside it wait for, as steps of this level. */
function needsAmong(steps: readonly Step[], { flow }: Compiling): (name: string) => Iterable<string> {
  const needs = needsByStep(flow);
  const holder = new Map(steps.flatMap((step) => namesWithin(step).map((name) => [name, step.name] as const)));
  const among = new Map(
    steps.map((step) => {
      const needed = namesWithin(step).flatMap((name) => needs.get(name) ?? []);
      return [step.name, new Set(needed.flatMap((name) => holder.get(name) ?? []))];
    }),
  );
  return (name) => among.get(name) ?? [];
}

function fragmentOf(structure: Structure, carried: Carried, level: Level): Fragment {
  switch (structure.kind) {
    case 'step':
      return stepFragment(level.byName.get(structure.name) as Step, carried, level.compiling);
    case 'series':
      return seriesOf(structure.parts, carried, level);
    case 'parallel':
      return parallelOf(structure.parts, carried, level);
  }
}

function seriesOf(parts: readonly Structure[], carried: Carried, level: Level): Fragment {
  const after = new Set(carried.after);
  const readAfter = parts.toReversed().map((part) => {
    const snapshot = isTask(part, level) ? after : new Set(after);
    for (const key of readIn(part, level)) after.add(key);
    return snapshot;
  });
  const before = new Set(carried.before);
  return sequence(
    parts.map((part, index) => {
      const later = readAfter[parts.length - 1 - index] as Set<string>;
      const fragment = fragmentOf(
        part,
        { ...carried, before: isTask(part, level) ? before : new Set(before), after: later },
        level,
      );
      for (const key of storedIn(part, level)) before.add(key);
      return fragment;
    }),
  );
}

/** Whether a part is a task, which leaves the results of others as they are. */
function isTask(part: Structure, { byName }: Level): boolean {
  const kind = part.kind === 'step' ? byName.get(part.name)?.kind : undefined;
  return kind !== undefined && kind !== 'when' && kind !== 'each';
}

function parallelOf(parts: readonly Structure[], carried: Carried, level: Level): Fragment {
  const [first = '', ...others] = parts.flatMap(stepsIn);
  const branches = parts.map((part) => ({
    fragment: fragmentOf(part, carried, level),
    stored: new Set(storedIn(part, level)),
  }));
  const read = new Set(parts.flatMap((part) => readIn(part, level)));
  const name = besides(first, others.length === 1 ? 'and one more' : `and ${others.length} more`);
  return parallel(name, branches, read, carried);
}

function stepsIn(structure: Structure): string[] {
  return structure.kind === 'step' ? [structure.name] : structure.parts.flatMap(stepsIn);
}

function readIn(structure: Structure, { byName, compiling }: Level): string[] {
  return stepsIn(structure).flatMap((name) => keysReadBy(byName.get(name) as Step, compiling));
}

function storedIn(structure: Structure, { byName, compiling }: Level): string[] {
  return stepsIn(structure).flatMap((name) => keysStoredBy(byName.get(name) as Step, compiling));
}

function stepFragment(step: Step, carried: Carried, compiling: Compiling): Fragment {
  switch (step.kind) {
    case 'when':
      return whenFragment(step, carried, compiling, compose);
    case 'each':
      return eachFragment(step, carried, compiling, compose);
    case 'fail':
      return failFragment(step, compiling);
    default: {
      const planned = compiling.steps.get(step.name);
      if (!planned) throw new Error(`${step.name} was not planned`);
      return stepTask(planned, compiling);
    }
  }
}
