import type { Fault } from '../../../base/fault.ts';
import type { Step } from '../flow-definition.ts';
import { branchesOf, needsByStep } from '../walk.ts';
import { faultAt, type FlowView } from './flow-view.ts';

/** No step waits for itself. A cycle is told once, with its whole path, at one of its steps. */
export function checkCycles(view: FlowView): Fault[] {
  const edges = waits(view);
  const done = new Set<string>();
  const faults: Fault[] = [];
  for (const start of edges.keys()) {
    const path = cycleFrom(start, edges, done);
    if (path) faults.push(told(view, path));
  }
  return faults;
}

/** What each step waits for until it is done: a `when` or `each` for the steps inside it, and these not for it. */
function waits({ flow, all }: FlowView): Map<string, string[]> {
  const needs = needsByStep(flow);
  return new Map(
    all.map(({ step, inside }) => {
      const inner = branchesOf(step).flatMap(({ steps }) => steps.map(({ name }) => name));
      const own = (needs.get(step.name) ?? []).filter((name) => name !== inside?.step);
      return [step.name, [...own, ...inner]];
    }),
  );
}

/** A path that ends where it starts, by depth first; a list instead of recursion, so that long chains are no matter. */
function cycleFrom(
  start: string,
  edges: ReadonlyMap<string, readonly string[]>,
  done: Set<string>,
): string[] | undefined {
  const path: { name: string; next: number }[] = done.has(start) ? [] : [{ name: start, next: 0 }];
  const open = new Set(path.map(({ name }) => name));
  for (let at = path.at(-1); at; at = path.at(-1)) {
    const other = edges.get(at.name)?.[at.next];
    at.next += 1;
    if (other === undefined) {
      done.add(at.name);
      open.delete(at.name);
      path.pop();
    } else if (open.has(other)) {
      for (const name of open) done.add(name);
      const names = path.map(({ name }) => name);
      return [...names.slice(names.indexOf(other)), other];
    } else if (!done.has(other) && edges.has(other)) {
      path.push({ name: other, next: 0 });
      open.add(other);
    }
  }
  return undefined;
}

/** The path in the direction of the data. */
function told({ byName, placeOf }: FlowView, waiting: readonly string[]): Fault {
  const path = waiting.toReversed();
  const [from = '', at = ''] = path;
  const step = byName.get(at)?.step;
  const words = {
    what: `these steps wait for each other: ${path.join(' -> ')}`,
    rule: 'data goes one way: no step reads what comes of its own output',
    fix: `take away one of these reads; an earlier run's data is read from where it lies`,
  };
  return faultAt(placeOf(step, step && inputFrom(step, from)), words);
}

function inputFrom(step: Step, other: string): string | undefined {
  const inputs = 'inputs' in step ? Object.entries(step.inputs) : [];
  return inputs.find(([, input]) => input.kind === 'output' && input.step === other)?.[0];
}
