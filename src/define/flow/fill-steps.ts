import { resolve } from 'node:path';
import type { Fault, Place } from '../../base/fault.ts';
import type { JobDefinition } from '../definition.ts';
import type { Ref } from '../ref.ts';
import { faultAt } from './check/flow-view.ts';
import type { DraftStep } from './draft.ts';
import type { Step, StepInput, TuneRange } from './flow-definition.ts';
import { asStepName } from './step-name.ts';
import type { Branch } from './walk.ts';

/** Steps with their jobs and all their inputs. */
export interface Filled {
  steps: readonly Step[];
  places: ReadonlyMap<Step, Place>;
  /** Places of inputs that a head names, by `<step>.inputs.<input>`. */
  inputPlaces: Readonly<Record<string, Place>>;
  /** Names of steps whose job is not there. */
  unread: ReadonlySet<string>;
  faults: readonly Fault[];
}

export interface Around {
  root: string;
  /** By how the steps name their scripts. */
  jobs: ReadonlyMap<string, JobDefinition>;
  placeOf: (step: DraftStep) => Place;
}

/**
 * Puts the job in the place of its script, and an input where the step says none: what the head names, which is another
 * step's output where that job is a step.
 */
export function fillSteps(drafts: readonly DraftStep[], around: Around): Filled {
  const runners = runnersOf(drafts, around.jobs, []);
  const filling: Filling = { ...around, runners, places: new Map(), inputPlaces: {}, unread: new Set(), faults: [] };
  const steps = drafts.flatMap((draft) => filled(filling, draft, []));
  const { places, inputPlaces, unread, faults } = filling;
  return { steps, places, inputPlaces, unread, faults };
}

/** Filling as it goes on: what is known, and what has been found so far. */
interface Filling extends Around {
  runners: ReadonlyMap<string, readonly Runner[]>;
  places: Map<Step, Place>;
  inputPlaces: Record<string, Place>;
  unread: Set<string>;
  faults: Fault[];
}

function filled(filling: Filling, draft: DraftStep, scope: readonly string[]): Step[] {
  const { at: _, ...own } = draft;
  const place = filling.placeOf(draft);
  const step = filledStep(filling, own, { place, scope });
  if (step) filling.places.set(step, place);
  else filling.unread.add(draft.name);
  return step ? [step] : [];
}

/** Where a step stands in the user's file, and what it lies in. */
interface Where {
  place: Place;
  scope: readonly string[];
}

/** The step; `undefined` where its job is not there. */
function filledStep(filling: Filling, own: DraftStep, where: Where): Step | undefined {
  const branch = (steps: readonly DraftStep[], name: Branch): Step[] =>
    steps.flatMap((one) => filled(filling, one, [...where.scope, `${own.name}/${name}`]));
  switch (own.kind) {
    case 'job':
    case 'tune': {
      const { script, ...rest } = own;
      const job = filling.jobs.get(script);
      if (!job) return undefined;
      const inputs = filledInputs(filling, own, job, where);
      if (rest.kind === 'tune') return { ...rest, job, inputs, ranges: typedRanges(rest.ranges, job) };
      return { ...rest, job, inputs, ...(job.spark && !rest.spark && { spark: { kind: 'sagemaker' as const } }) };
    }
    case 'when':
      return { ...own, then: branch(own.then, 'then'), otherwise: branch(own.otherwise, 'otherwise') };
    case 'each':
      return { ...own, steps: branch(own.steps, 'each') };
    case 'transform':
      return { ...own, input: own.input.kind === 'ref' ? outside(own.input.ref, filling.root) : own.input };
    case 'register':
    case 'model':
    case 'sql':
    case 'lambda':
    case 'approval':
    case 'fail':
      return own;
  }
}

function filledInputs(
  filling: Filling,
  draft: Scripted,
  job: JobDefinition,
  { place, scope }: Where,
): Record<string, StepInput> {
  const unknown = Object.keys(draft.inputs).filter((name) => !Object.hasOwn(job.inputs, name));
  filling.faults.push(...unknown.map((name) => unknownInput(place, job, name)));
  const inputs = Object.entries(job.inputs).map(([name, inHead]): [string, StepInput] => {
    const given = Object.hasOwn(draft.inputs, name) ? draft.inputs[name] : undefined;
    if (given && given.kind !== 'ref') return [name, given];
    const headPlace = given ? undefined : job.places[`inputs.${name}`];
    if (headPlace) filling.inputPlaces[`${draft.name}.inputs.${name}`] = headPlace;
    const ref = given?.ref ?? inHead;
    const source = ref.kind === 'output' ? sourceOf(filling, draft, ref.job, scope) : [];
    if (source.length > 1) filling.faults.push(ambiguous(headPlace ?? place, draft.name, name, source));
    const [step] = source;
    if (!step || ref.kind !== 'output') return [name, outside(ref, filling.root)];
    return [name, { kind: 'output', step: step.name, output: ref.output }];
  });
  return Object.fromEntries(inputs);
}

/**
 * The steps that an output of a job may come from: of those that can be seen the one with the job's own name, else all; where
 * none can be, the first, so that the check tells why.
 */
function sourceOf({ runners }: Filling, draft: Scripted, job: string, scope: readonly string[]): readonly Runner[] {
  const others = (runners.get(job) ?? []).filter((one) => one.name !== draft.name);
  const seen = others.filter((one) => one.scope.every((part, index) => scope[index] === part));
  const namesake = seen.filter((one) => one.name === asStepName(job)).slice(0, 1);
  if (namesake.length > 0) return namesake;
  return seen.length > 0 ? seen : others.slice(0, 1);
}

type Scripted = Extract<DraftStep, { script: string }>;

interface Runner {
  name: string;
  scope: readonly string[];
}

/** The steps that run each job, by its name, with what they lie in. */
function runnersOf(
  drafts: readonly DraftStep[],
  jobs: ReadonlyMap<string, JobDefinition>,
  scope: readonly string[],
  found = new Map<string, Runner[]>(),
): Map<string, Runner[]> {
  for (const draft of drafts) {
    const job = draft.kind === 'job' ? jobs.get(draft.script) : undefined;
    if (job) found.set(job.name, [...(found.get(job.name) ?? []), { name: draft.name, scope }]);
    if (draft.kind === 'each') runnersOf(draft.steps, jobs, [...scope, `${draft.name}/each`], found);
    if (draft.kind === 'when') {
      runnersOf(draft.then, jobs, [...scope, `${draft.name}/then`], found);
      runnersOf(draft.otherwise, jobs, [...scope, `${draft.name}/otherwise`], found);
    }
  }
  return found;
}

function typedRanges(ranges: Readonly<Record<string, TuneRange>>, job: JobDefinition): Record<string, TuneRange> {
  const typed = Object.entries(ranges).map(([name, range]): [string, TuneRange] => [
    name,
    range.kind === 'choice' || job.params[name]?.type !== 'int' ? range : { ...range, kind: 'int' },
  ]);
  return Object.fromEntries(typed);
}

/** Data from outside of the flow; files are named from the project's folder. */
function outside(ref: Ref, root: string): StepInput {
  return { kind: 'ref', ref: ref.kind === 'file' ? { ...ref, path: resolve(root, ref.path) } : ref };
}

function unknownInput(place: Place, job: JobDefinition, name: string): Fault {
  const known = Object.keys(job.inputs);
  return faultAt(place, {
    what: `${job.name} has no input ${JSON.stringify(name)}`,
    rule: known.length > 0 ? `its inputs are ${known.join(', ')}` : 'its head declares no inputs',
    fix: 'declare it in the head, or leave it out',
    near: { word: name, among: known },
  });
}

function ambiguous(place: Place, step: string, input: string, seen: readonly Runner[]): Fault {
  const names = seen.map(({ name }) => name);
  return faultAt(place, {
    what: `${step} may read its input ${input} from ${names.join(' or ')}`,
    rule: 'the head names a job, and several steps run it',
    fix: `say which: inputs: { ${input}: ... }`,
  });
}
