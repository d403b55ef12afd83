import { ways, type Way } from '../../base/way.ts';
import { headKinds, type HeadKind } from '../../define/head-kind.ts';
import type { ReferenceField } from '../../define/reference.ts';
import { learnExpression, type LearnedExpression, type StepKey } from './learn-expression.ts';
import { learnKey, type Compiled, type KindRefusal } from './learn-key.ts';
import { planTrial, type Trial } from './plan-trial.ts';
import { requestLeaves } from './request-leaves.ts';
import { headOf } from './trial-heads.ts';
import { trialJob } from './trial-job.ts';

/** What becomes of keys of a head, each learned when it is first asked for and then known. */
export interface Learned {
  /** By kind of job, each way of running. */
  key: (field: ReferenceField) => readonly (Compiled | KindRefusal)[];
  expression: (key: StepKey, kind: HeadKind) => readonly LearnedExpression[];
  /** The keys that decide on a member of a request, or on what lies below it. */
  setters: (operation: string, path: string) => readonly string[];
  /** What mlx itself says there where the head says nothing, as JSON. */
  always: (operation: string, path: string) => string | undefined;
}

/** `fields` is the reference of all keys of the head. */
export function openLearned(fields: readonly ReferenceField[]): Learned {
  const remember = memory();
  const byKind = (operation: string) => headKinds.filter((kind) => baseOf(kind)?.operation === operation);
  const baseOf = (kind: HeadKind) => remember(`base ${kind}`, () => planOf(kind));
  const leaves = (operation: string): ReadonlyMap<string, string> =>
    remember(`leaves ${operation}`, () => {
      const [kind] = byKind(operation);
      const base = kind && baseOf(kind);
      const all = base ? requestLeaves('sagemaker', operation, [], base.request) : [];
      return new Map(all.map(({ path, value }) => [path, JSON.stringify(value)]));
    });
  const paths = (operation: string): ReadonlyMap<string, readonly string[]> =>
    remember(`paths ${operation}`, () => {
      const kinds = byKind(operation);
      return new Map(
        fields.map(({ key }, index) => [key, pathsOf(fields[index] as ReferenceField, fields, kinds, operation)]),
      );
    });
  return {
    key: (field) =>
      remember(`key ${field.key}`, () => {
        const learned = headKinds.map((kind) => [learnKey(field, fields, kind)].flat());
        // What no kind takes says more of the trial than of the key.
        const isRight = learned.some((one) => one.some((each) => 'places' in each));
        return isRight ? learned.flat() : [];
      }),
    expression: (key, kind) =>
      remember(`expression ${key} ${kind}`, () =>
        ways.flatMap((way) => learnExpression(key, kind, way) ?? []),
      ),
    setters: (operation, path) =>
      [...paths(operation)].flatMap(([key, places]) => (places.some((place) => isAt(place, path)) ? [key] : [])),
    always: (operation, path) => leaves(operation).get(path),
  };
}

function memory(): <T>(key: string, make: () => T) => T {
  const known = new Map<string, unknown>();
  return <T>(key: string, make: () => T) => {
    if (!known.has(key)) known.set(key, make());
    return known.get(key) as T;
  };
}

function planOf(kind: HeadKind): Trial | undefined {
  const made = trialJob(headOf(kind));
  return 'job' in made ? planTrial(made.job, 'job') : undefined;
}

const direct: readonly Way[] = ['job'];

function pathsOf(
  field: ReferenceField,
  fields: readonly ReferenceField[],
  kinds: readonly HeadKind[],
  operation: string,
): readonly string[] {
  const places = kinds.flatMap((kind) => {
    const learned = learnKey(field, fields, kind, direct);
    return 'refused' in learned ? [] : learned.flatMap((one) => one.places);
  });
  const all = places.flatMap(({ steps, value }) => requestLeaves('sagemaker', operation, steps, value));
  return [...new Set(all.map(({ path }) => path))];
}

function isAt(place: string, path: string): boolean {
  return place === path || place.startsWith(`${path}.`);
}
