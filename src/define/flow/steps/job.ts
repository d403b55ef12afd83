import { basename, extname } from 'node:path';
import { jobModuleEnding } from '../../source/language.ts';
import type { Expression } from '../../expression/expression.ts';
import { openStep } from '../build.ts';
import type { SparkEngine } from '../flow-definition.ts';
import type { AnyHandle, JobHandle } from '../handles.ts';
import type { JobOf, JobTypes, ScriptPath } from '../job-types.ts';
import type { CommonOptions } from '../options/common.ts';
import { flowValue, literalText, recordOf, template } from '../options/readers.ts';
import { stepInput } from '../options/step-input.ts';
import { asStepName } from '../step-name.ts';
import type { InputsFor, Text, ValuesFor } from '../values.ts';

/** What a step that runs a script may say; the rest is in the script's head. */
export type JobOptions<J extends JobTypes> = CommonOptions & {
  /** Instead of what the head names. */
  readonly inputs?: InputsFor<J['inputs']>;
  /** Environment variables, besides the head's. */
  readonly env?: Readonly<Record<string, Text>>;
  /** Instead of the head's. */
  readonly instance?: Text;
  readonly count?: number | Expression<number>;
} & ParamsOption<J['params']>;

/** Params are left out where none has to be given. */
export type ParamsOption<P> = Nothing extends P
  ? { readonly params?: ValuesFor<P> }
  : { readonly params: ValuesFor<P> };

/** Options may be left out where nothing in them has to be said. */
export type MaybeOptions<O> = Nothing extends O ? [options?: O] : [options: O];

// oxlint-disable-next-line typescript/no-empty-object-type -- whether nothing at all would do is just what is asked
type Nothing = {};

/**
 * A step that runs a script with a head, named by its path from the project's folder.
 * Throws FLOW_OUTSIDE.
 *
 * @example
 * const train = job('jobs/train.py', { params: { depth: 8 }, retry: 2, cache: '30d' });
 */
export function job<S extends ScriptPath>(
  script: S,
  ...options: MaybeOptions<JobOptions<JobOf<S>>>
): JobHandle<JobOf<S>> {
  return scriptStep('job', script, options[0]);
}

/** The step of a script, by Spark where an engine is named. */
export function scriptStep(call: string, path: string, options: unknown, engine?: SparkEngine): AnyHandle {
  const { add, common, one, read } = openStep(call);
  const script = one('script', path, literalText) ?? '';
  const { params = {}, inputs = {}, env = {}, instance, count, ...said } = read(options, scriptFields);
  return add({
    kind: 'job',
    ...common(said, stepNameOf(script)),
    script,
    params,
    inputs,
    env,
    ...(instance !== undefined && { instance }),
    ...(count !== undefined && { count }),
    ...(engine && { spark: engine }),
  });
}

const scriptFields = {
  params: recordOf(flowValue),
  inputs: recordOf(stepInput),
  env: recordOf(template),
  instance: template,
  count: flowValue,
};

/** What a step is called that says nothing else: its script's name. */
export function stepNameOf(script: string): string {
  const ending = script.endsWith(jobModuleEnding) ? jobModuleEnding : extname(script);
  return asStepName(basename(script, ending), 'job');
}
