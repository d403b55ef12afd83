import { ways, type Way } from '../../base/way.ts';
import { headKinds, type HeadKind } from '../../define/head-kind.ts';
import type { ReferenceField } from '../../define/reference.ts';
import { learnExpression, type LearnedExpression, type StepKey } from './learn-expression.ts';
import { learnKey, type Compiled, type KindRefusal, type TryHead } from './learn-key.ts';
import { planTrial } from './plan-trial.ts';
import { requestLeaves } from './request-leaves.ts';
import { headOf } from './trial-heads.ts';
import { trialJob, type TrialHead } from './trial-job.ts';

/** What becomes of keys of a head, each learned when it is first asked for and then known. */
export interface Learned {
  /** By kind of job, each way of running. */
  key: (field: ReferenceField) => readonly (Compiled | KindRefusal)[];
  /** Why a job of the kind can't have a key. */
  refusal: (field: ReferenceField, kind: HeadKind) => string | undefined;
  /** The request that a job of the kind becomes. */
  operationOf: (kind: HeadKind) => string | undefined;
  expression: (key: StepKey, kind: HeadKind) => readonly LearnedExpression[];
  /** The keys that decide on a member of a request, or on what lies below it. */
  setters: (operation: string, path: string) => readonly string[];
  /** What mlx itself says there where the head says nothing, as JSON. */
  always: (operation: string, path: string) => string | undefined;
}

/** `fields` is the reference of all keys of the head. */
export function openLearned(fields: readonly ReferenceField[]): Learned {
  const remember = memory();
  const jobOf = (head: TrialHead) => remember(`job ${JSON.stringify(head)}`, () => trialJob(head));
  const tryHead: TryHead = (head, way) =>
    remember(`trial ${way} ${JSON.stringify(head)}`, () => {
      const made = jobOf(head);
      return 'job' in made ? planTrial(made.job, way) : made;
    });
  const baseOf = (kind: HeadKind) => tryHead(headOf(kind), 'job');
  const operationOf = (kind: HeadKind) => {
    const base = baseOf(kind);
    return 'operation' in base ? base.operation : undefined;
  };
  const kindsOf = (operation: string) => headKinds.filter((kind) => operationOf(kind) === operation);
  const leavesOf = (operation: string): ReadonlyMap<string, string> =>
    remember(`leaves ${operation}`, () => {
      const [kind = 'processing'] = kindsOf(operation);
      const base = baseOf(kind);
      if (!('request' in base) || base.operation !== operation) return new Map();
      const all = requestLeaves('sagemaker', operation, [], base.request);
      return new Map(all.map(({ path, value }) => [path, JSON.stringify(value)]));
    });
  const pathsOf = (operation: string): ReadonlyMap<string, readonly string[]> =>
    remember(`paths ${operation}`, () => {
      const [kind] = kindsOf(operation);
      const always = leavesOf(operation);
      return new Map(
        kind &&
          settingFields(fields).map((field) => {
            const learned = learnKey(field, fields, kind, tryHead, direct);
            return [field.key, 'refused' in learned ? [] : pathsSetBy(learned, always)];
          }),
      );
    });
  return {
    key: (field) =>
      remember(`key ${field.key}`, () => {
        const learned = headKinds.map((kind) => [learnKey(field, fields, kind, tryHead)].flat());
        // What no kind takes says more of the trial than of the key.
        const isRight = learned.some((one) => one.some((each) => 'places' in each));
        return isRight ? learned.flat() : [];
      }),
    refusal: (field, kind) =>
      remember(`refusal ${field.key} ${kind}`, () => {
        const learned = learnKey(field, fields, kind, tryHead, direct);
        return 'refused' in learned ? learned.refused : undefined;
      }),
    operationOf,
    expression: (key, kind) =>
      remember(`expression ${key} ${kind}`, () => ways.flatMap((way) => learnExpression(key, kind, way) ?? [])),
    setters: (operation, path) =>
      [...pathsOf(operation)].flatMap(([key, places]) => (places.some((place) => isAt(place, path)) ? [key] : [])),
    always: (operation, path) => leavesOf(operation).get(path),
  };
}

function memory(): <T>(key: string, make: () => T) => T {
  const known = new Map<string, unknown>();
  return <T>(key: string, make: () => T) => {
    if (!known.has(key)) known.set(key, make());
    return known.get(key) as T;
  };
}

const direct: readonly Way[] = ['job'];

/** Keys with names of the user's own in them decide on nothing that the table around them doesn't. */
function settingFields(fields: readonly ReferenceField[]): ReferenceField[] {
  return fields.filter(({ key }) => !key.includes('NAME'));
}

/** An item that a key adds brings along what mlx says in all such items; that is not the key's to decide. */
function pathsSetBy(learned: readonly Compiled[], always: ReadonlyMap<string, string>): readonly string[] {
  const all = learned.flatMap(({ operation, places }) =>
    places.flatMap(({ steps, value }) =>
      requestLeaves('sagemaker', operation, steps, value).filter(
        (leaf) => leaf.value === value || always.get(leaf.path) !== JSON.stringify(leaf.value),
      ),
    ),
  );
  return [...new Set(all.map(({ path }) => path))];
}

function isAt(place: string, path: string): boolean {
  return place === path || place.startsWith(`${path}.`);
}
