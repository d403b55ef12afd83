import type { StepRun } from '../../flow-run.ts';
import { membersOf } from '../pipeline-graph.ts';

/** A state of a machine that is a step of a flow. Steps of a `Map` are named without their item. */
export interface MachineStep extends Pick<StepRun, 'name' | 'kind' | 'needs' | 'inside'> {
  state: string;
  /** Of a `Choice`: the state that is next where its condition holds. */
  then?: string;
}

export interface MachineGraph {
  steps: readonly MachineStep[];
  /** The names of the items of each `Map` of mlx's, in their order. */
  items: ReadonlyMap<string, readonly string[]>;
}

/** Tells which step a state is, if any. */
export type StepOf = (state: string) => string | undefined;

/** The steps of a machine, those inside of others after them. `stepOf` tells of mlx's own machines; of others every state that does something is one. */
export function machineGraph(definition: unknown, stepOf: StepOf = (state) => state): MachineGraph {
  const walk: Walk = { stepOf, steps: [], items: new Map() };
  walkMachine(membersOf(definition), { frontier: [] }, walk);
  return { steps: walk.steps, items: walk.items };
}

interface Walk {
  stepOf: StepOf;
  steps: MachineStep[];
  items: Map<string, readonly string[]>;
}

interface At {
  /** Steps that come right before. */
  frontier: readonly string[];
  inside?: StepRun['inside'];
}

type Members = Record<string, unknown>;

/** Answers the steps that the machine ends with. */
function walkMachine(machine: Members, at: At, walk: Walk): readonly string[] {
  return walkFrom(machine['StartAt'], membersOf(machine['States']), at, walk, new Set());
}

function walkFrom(from: unknown, states: Members, at: At, walk: Walk, seen: Set<string>): readonly string[] {
  let frontier = at.frontier;
  let next = from;
  while (typeof next === 'string' && !seen.has(next) && Object.hasOwn(states, next)) {
    seen.add(next);
    const state = membersOf(states[next]);
    frontier = visit(next, state, { ...at, frontier }, walk);
    if (state['Type'] === 'Choice') {
      const join = joinOf(state, states);
      frontier = walkBranches(next, state, states, { ...at, frontier }, walk, new Set([...seen, ...join.slice(0, 1)]));
      next = join[0];
    } else {
      next = state['Next'];
    }
  }
  return frontier;
}

function visit(name: string, state: Members, at: At, walk: Walk): readonly string[] {
  const kind = kindOfState(state);
  const step = walk.stepOf(name);
  if (state['Type'] === 'Parallel') {
    const branches = Array.isArray(state['Branches']) ? state['Branches'] : [];
    return [...new Set(branches.flatMap((branch: unknown) => walkMachine(membersOf(branch), at, walk)))];
  }
  if (state['Type'] === 'Pass' && Array.isArray(state['Result']) && name.endsWith(' items')) {
    const names = state['Result'].map((item: unknown) => String(membersOf(item)['name']));
    walk.items.set(name.slice(0, -' items'.length), names);
  }
  if (kind === undefined || step === undefined) return at.frontier;
  const choices = Array.isArray(state['Choices']) ? state['Choices'] : [];
  const then = membersOf(choices[0])['Next'];
  const needs = [...new Set([...at.frontier, ...(at.inside ? [at.inside.step] : [])])];
  walk.steps.push({
    name: step,
    state: name,
    kind,
    needs,
    inside: at.inside,
    ...(typeof then === 'string' && { then }),
  });
  if (state['Type'] === 'Map') {
    const inner = membersOf(state['ItemProcessor'] ?? state['Iterator']);
    walkMachine(inner, { frontier: [step], inside: { step, branch: 'each' } }, walk);
  }
  return [step];
}

function walkBranches(
  name: string,
  state: Members,
  states: Members,
  at: At,
  walk: Walk,
  stop: ReadonlySet<string>,
): readonly string[] {
  const step = walk.stepOf(name);
  const [first, ...others] = targetsOf(state);
  const ends = [first, ...others].map((target, index) => {
    const branch = index === 0 ? ('then' as const) : ('otherwise' as const);
    const inside = step === undefined ? at.inside : { step, branch };
    return walkFrom(target, states, { frontier: at.frontier, inside }, walk, new Set(stop));
  });
  return [...new Set([...at.frontier, ...ends.flat()])];
}

function targetsOf(state: Members): string[] {
  const choices = Array.isArray(state['Choices']) ? state['Choices'] : [];
  const targets = [...choices.map((choice: unknown) => membersOf(choice)['Next']), state['Default']];
  return [...new Set(targets.filter((target) => typeof target === 'string'))];
}

/** The first state that all branches of a choice come to. */
function joinOf(state: Members, states: Members): string[] {
  const reached = targetsOf(state).map((target) => reachableFrom(target, states));
  const [first = [], ...others] = reached;
  return first.filter((name) => others.every((other) => other.includes(name)));
}

function reachableFrom(from: string, states: Members): string[] {
  const found: string[] = [];
  const waiting = [from];
  for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
    if (found.includes(name) || !Object.hasOwn(states, name)) continue;
    found.push(name);
    const state = membersOf(states[name]);
    waiting.push(...(state['Type'] === 'Choice' ? targetsOf(state) : []));
    if (typeof state['Next'] === 'string') waiting.push(state['Next']);
  }
  return found;
}

function kindOfState({ Type: type, Resource: resource }: Members): StepRun['kind'] | undefined {
  if (type === 'Choice') return 'when';
  if (type === 'Map') return 'each';
  if (type === 'Fail') return 'fail';
  if (type !== 'Task') return undefined;
  const called = typeof resource === 'string' ? resource : '';
  return kinds.find(([part]) => called.includes(part))?.[1] ?? 'other';
}

const kinds: readonly (readonly [string, StepRun['kind']])[] = [
  [':sagemaker:createProcessingJob', 'job'],
  [':sagemaker:createTrainingJob', 'job'],
  [':sagemaker:createTransformJob', 'transform'],
  [':sagemaker:createHyperParameterTuningJob', 'tune'],
  [':sagemaker:createModelPackage', 'register'],
  [':sagemaker:createModel', 'model'],
  [':sagemaker:startPipelineExecution', 'child'],
  [':athena:startQueryExecution', 'sql'],
  [':lambda:', 'lambda'],
  [':sqs:sendMessage.waitForTaskToken', 'approval'],
  [':glue:startJobRun', 'job'],
  [':emr-serverless:startJobRun', 'job'],
  [':states:startExecution', 'child'],
];
