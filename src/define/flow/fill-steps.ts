import { resolve } from 'node:path';
import type { Fault, Place } from '../../base/fault.ts';
import type { JobDefinition } from '../definition.ts';
import type { Ref } from '../ref.ts';
import { faultAt } from './check/flow-view.ts';
import type { DraftStep } from './draft.ts';
import type { Step, StepInput, TuneRange } from './flow-definition.ts';
import { asStepName } from './step-name.ts';

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
  const places = new Map<Step, Place>();
  const inputPlaces: Record<string, Place> = {};
  const unread = new Set<string>();
  const faults: Fault[] = [];
  const runners = runnersOf(drafts, around.jobs, []);

  const inputsOf = (draft: Scripted, job: JobDefinition, scope: readonly string[]): Record<string, StepInput> => {
    const place = around.placeOf(draft);
    for (const name of Object.keys(draft.inputs).filter((one) => !Object.hasOwn(job.inputs, one))) {
      faults.push(unknownInput(place, job, name));
    }
    const filled = Object.entries(job.inputs).map(([name, ref]): [string, StepInput] => {
      const given = Object.hasOwn(draft.inputs, name) ? draft.inputs[name] : undefined;
      if (given && given.kind !== 'ref') return [name, given];
      const headPlace = given ? undefined : job.places[`inputs.${name}`];
      if (headPlace) inputPlaces[`${draft.name}.inputs.${name}`] = headPlace;
      const found = given?.ref ?? ref;
      if (found.kind !== 'output') return [name, { kind: 'ref', ref: rooted(found, around.root) }];
      const others = (runners.get(found.job) ?? []).filter((one) => one.name !== draft.name);
      const seen = others.filter((one) => one.scope.every((part, index) => scope[index] === part));
      const namesake = seen.find((one) => one.name === asStepName(found.job));
      if (seen.length > 1 && !namesake) faults.push(ambiguous(headPlace ?? place, draft.name, name, seen));
      const step = namesake ?? seen[0] ?? others[0];
      return [name, step ? { kind: 'output', step: step.name, output: found.output } : { kind: 'ref', ref: found }];
    });
    return Object.fromEntries(filled);
  };

  const fill = (draft: DraftStep, scope: readonly string[]): Step[] => {
    const { at: _, ...own } = draft;
    const step = filledStep(own, scope);
    if (!step) {
      unread.add(draft.name);
      return [];
    }
    places.set(step, around.placeOf(draft));
    return [step];
  };

  const filledStep = (own: DraftStep, scope: readonly string[]): Step | undefined => {
    switch (own.kind) {
      case 'job':
      case 'tune': {
        const { script, ...rest } = own;
        const job = around.jobs.get(script);
        if (!job) return undefined;
        const inputs = inputsOf(own, job, scope);
        if (rest.kind === 'tune') return { ...rest, job, inputs, ranges: typedRanges(rest.ranges, job) };
        return { ...rest, job, inputs, ...(job.spark && !rest.spark && { spark: { kind: 'sagemaker' as const } }) };
      }
      case 'when':
        return {
          ...own,
          then: own.then.flatMap((one) => fill(one, [...scope, `${own.name}/then`])),
          otherwise: own.otherwise.flatMap((one) => fill(one, [...scope, `${own.name}/otherwise`])),
        };
      case 'each':
        return { ...own, steps: own.steps.flatMap((one) => fill(one, [...scope, `${own.name}/each`])) };
      case 'transform':
        return { ...own, input: rootedInput(own.input, around.root) };
      case 'register':
      case 'model':
      case 'sql':
      case 'lambda':
      case 'approval':
      case 'fail':
        return own;
    }
  };

  const steps = drafts.flatMap((draft) => fill(draft, []));
  return { steps, places, inputPlaces, unread, faults };
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

function rootedInput(input: StepInput, root: string): StepInput {
  return input.kind === 'ref' ? { kind: 'ref', ref: rooted(input.ref, root) } : input;
}

function rooted(ref: Ref, root: string): Ref {
  return ref.kind === 'file' ? { ...ref, path: resolve(root, ref.path) } : ref;
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
