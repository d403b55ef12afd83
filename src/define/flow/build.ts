import { AsyncLocalStorage } from 'node:async_hooks';
import { MlxError } from '../../base/errors.ts';
import { ownFolders, placeOfCaller } from './code-place.ts';
import type { CodePlace, DraftFault, DraftStep } from './draft.ts';
import { handleOf, type AnyHandle } from './handles.ts';
import { commonFields, type Common } from './options/common.ts';
import { readOptions, type Fields, type Read, type Reader, type Tell } from './options/read-options.ts';
import type { StepOptions } from './flow-definition.ts';

/** What the functions that make steps add to while a flow's function runs. */
interface Build {
  /** Where steps go: into the flow, or into the `when` or `each` whose function runs. */
  steps: DraftStep[];
  faults: DraftFault[];
  /** How often each name has been made up. */
  made: Map<string, number>;
  own: readonly string[];
}

/**
 * Which flow a step belongs to follows the calls, not the time: so two flows may be built at once, a flow may be built
 * while a module of another is imported, and what is called when flow() has long returned is in none.
 */
const builds = new AsyncLocalStorage<Build>();

/** Runs a flow's function and collects what it makes. */
export function buildFlow(run: () => unknown): { steps: DraftStep[]; faults: DraftFault[]; at?: CodePlace } {
  const build: Build = { steps: [], faults: [], made: new Map(), own: ownFolders() };
  const at = placeOfCaller(build.own);
  collect(build, 'flow()', at, run);
  return { steps: build.steps, faults: build.faults, ...(at && { at }) };
}

/** A step that is being made. */
export interface OpenStep {
  tell: Tell;
  /** Reads what the call was given; tells of what is wrong in it. */
  read<F extends Fields>(options: unknown, fields: F): Read<F & typeof commonFields>;
  one<T>(name: string, value: unknown, reader: Reader<T>): T | undefined;
  /** What every step says; a name that was left out is made up. */
  common(said: Common, fallback: string, made?: 'numbered'): StepOptions;
  add(step: NewStep): AnyHandle;
  /** The steps that a function makes; they go into the step that is being made. */
  inside(run: () => unknown): { steps: DraftStep[]; returned: unknown };
}

/** A step without its place. */
type NewStep = DraftStep extends infer S ? (S extends unknown ? Omit<S, 'at'> : never) : never;

/** Begins a step. Throws FLOW_OUTSIDE where no flow's function runs. */
export function openStep(call: string): OpenStep {
  const build = builds.getStore();
  if (!build) throw new MlxError('FLOW_OUTSIDE', { call: `${call}()` });
  const at = placeOfCaller(build.own);
  const tell: Tell = (fault) => build.faults.push(Object.freeze({ ...fault, ...(at && { at }) }));
  return {
    tell,
    read: (options, fields) => readOptions(`${call}()`, options, { ...commonFields, ...fields }, tell),
    one: (name, value, reader) => reader(value, name, tell),
    common: ({ name, after = [], retry, cache, timeout }, fallback, made) => ({
      name: name ?? (made === 'numbered' ? numbered(build, fallback) : fallback),
      after,
      ...(retry && { retry }),
      ...(cache !== undefined && { cache: { expireAfter: cache } }),
      ...(timeout !== undefined && { timeout }),
    }),
    add: (step) => {
      build.steps.push({ ...step, ...(at && { at }) });
      return handleOf(step.name);
    },
    inside: (run) => {
      const inner: Build = { ...build, steps: [] };
      const returned = collect(inner, `${call}()`, at, run);
      return { steps: inner.steps, returned };
    },
  };
}

function collect(build: Build, call: string, at: CodePlace | undefined, run: () => unknown): unknown {
  const returned = builds.run(build, run);
  if (returned instanceof Promise) {
    // What it may still throw is not told by anyone else, and is not of interest.
    returned.catch(() => undefined);
    build.faults.push({
      what: `the function given to ${call} is async`,
      rule: 'steps are made while the function runs, without waiting',
      fix: 'take async and await out of it; compute what you wait for before flow()',
      ...(at && { at }),
    });
  }
  return returned;
}

function numbered({ made }: Build, name: string): string {
  const count = (made.get(name) ?? 0) + 1;
  made.set(name, count);
  return count === 1 ? name : `${name}-${count}`;
}
