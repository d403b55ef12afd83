import { itemStepName } from '../../../../define/flow/walk.ts';
import { hasEnded, type RunStatus } from '../../../run.ts';
import type { StepRun, StepStatus } from '../../flow-run.ts';
import type { Visit } from './history.ts';
import type { MachineGraph, MachineStep } from './machine-graph.ts';
import type { ReadChild } from './states-run.ts';
import { taskFacts } from './task-facts.ts';

/** The steps of an execution: those of the graph, those inside a `Map` once for each item, with what the history tells of them. */
export async function machineSteps(
  graph: MachineGraph,
  visits: readonly Visit[],
  run: RunStatus,
  readChild: ReadChild,
): Promise<StepRun[]> {
  const context: Context = { graph, visits, run, readChild };
  const steps = graph.steps.flatMap((step) => copiesOf(step, context));
  const read = await Promise.all(steps.map(({ step, items }) => readStep(step, items, context)));
  return withFailuresBeside(read, context);
}

interface Context {
  graph: MachineGraph;
  visits: readonly Visit[];
  run: RunStatus;
  readChild: ReadChild;
}

interface Copy {
  step: MachineStep;
  /** Of the `Map`s around it, the outermost first. */
  items: readonly { map: string; index: number; name: string }[];
}

/** Each `Map` around a step multiplies it. */
function copiesOf(step: MachineStep, { graph, visits }: Context): Copy[] {
  const maps = mapsAround(step, graph);
  return maps.reduce<Copy[]>(
    (copies, map) => {
      const names = graph.items.get(map.name) ?? indicesIn(visits, map.state);
      return copies.flatMap((copy) =>
        names.map((name, index) => ({ step, items: [...copy.items, { map: map.name, index, name }] })),
      );
    },
    [{ step, items: [] }],
  );
}

function mapsAround(step: MachineStep, graph: MachineGraph): MachineStep[] {
  const holder = graph.steps.find(({ name }) => name === step.inside?.step);
  if (!holder) return [];
  return [...mapsAround(holder, graph), ...(holder.kind === 'each' ? [holder] : [])];
}

function indicesIn(visits: readonly Visit[], map: string): string[] {
  const seen = visits.flatMap(({ items }) => items.filter((item) => item.map === map).map(({ index }) => index));
  return Array.from({ length: Math.max(-1, ...seen) + 1 }, (_, index) => String(index));
}

async function readStep(step: MachineStep, items: Copy['items'], context: Context): Promise<StepRun> {
  const named = (name: string) => nameAmong(name, items, context.graph);
  const { state, then, ...graphStep } = step;
  const base = {
    ...graphStep,
    name: named(step.name),
    needs: step.needs.map(named),
    inside: step.inside && { ...step.inside, step: named(step.inside.step) },
  };
  const visits = context.visits.filter((visit) => visit.state === state && isOfItems(visit, items));
  const last = visits.at(-1);
  if (!last) return { ...base, status: hasEnded(context.run) ? 'skipped' : 'waiting', attempts: 0 };
  const { child, failed, ...facts } = taskFacts(last.events);
  const started = visits[0]?.entered;
  const status = step.kind === 'fail' ? 'failed' : statusOf(last, failed, context.run);
  const isDone = status === 'completed';
  return {
    ...base,
    ...facts,
    status,
    started,
    ended: last.exited ?? (status === 'running' ? undefined : last.events.at(-1)?.timestamp?.getTime()),
    attempts: Math.max(
      1,
      visits.reduce((sum, visit) => sum + visit.scheduled, 0),
    ),
    token: status === 'running' ? facts.token : undefined,
    results: isDone && (step.kind === 'approval' || step.kind === 'lambda') ? facts.results : undefined,
    outcome: step.kind === 'when' && last.next !== undefined ? last.next === then : undefined,
    child: child !== undefined && step.kind === 'child' ? await context.readChild(child) : undefined,
  };
}

function nameAmong(name: string, items: Copy['items'], graph: MachineGraph): string {
  const step = graph.steps.find((one) => one.name === name);
  const maps = step ? mapsAround(step, graph).map((map) => map.name) : [];
  return items
    .filter(({ map }) => maps.includes(map))
    .toReversed()
    .reduce((text, item) => itemStepName(text, item.name), name);
}

function isOfItems({ items }: Visit, wanted: Copy['items']): boolean {
  return items.length === wanted.length && items.every(({ index }, at) => index === wanted[at]?.index);
}

function statusOf(visit: Visit, failed: boolean, run: RunStatus): StepStatus {
  if (visit.exited !== undefined) return 'completed';
  if (!hasEnded(run)) return visit.scheduled > 0 || visit.events.length === 0 ? 'running' : 'starting';
  if (failed) return 'failed';
  return run === 'completed' ? 'completed' : 'stopped';
}

/** States that serve a step, such as the one that reads its files, may fail where the step's own has not. */
function withFailuresBeside(steps: readonly StepRun[], { visits, run, graph }: Context): StepRun[] {
  if (run !== 'failed' || steps.some((step) => step.status === 'failed')) return [...steps];
  const known = new Set(graph.steps.map(({ state }) => state));
  const broken = visits.findLast((visit) => visit.exited === undefined && !known.has(visit.state));
  const owner = broken?.state.split(' ')[0];
  const { reason } = taskFacts(broken?.events ?? []);
  return steps.map((step) =>
    step.name === owner ? { ...step, status: 'failed', reason: reason ?? step.reason } : step,
  );
}
