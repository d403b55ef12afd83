import { basename, extname } from 'node:path';
import type { z } from 'zod';
import { MlxError } from '../base/errors.ts';
import { freeze } from '../base/freeze.ts';
import { checkJob } from './check/head.ts';
import { checkPackages } from './check/packages.ts';
import { validate } from './check/validate.ts';
import { pathText, type Finding } from './finding.ts';
import type { HeadKind } from './head-kind.ts';
import type { InputData } from './parse-ref.ts';
import type { Ref } from './ref.ts';
import { jobModuleSchema } from './schema/head.ts';
import type { ParamData } from './schema/param.ts';
import { languageOf } from './source/language.ts';

/** An output of a job, to be named as an input of another: `train.outputs.model`. */
export interface OutputHandle<N extends string = string> {
  readonly kind: 'output';
  readonly job: string;
  readonly output: N;
}

/** An input as `defineJob()` takes it: what a head takes, or an output of another job. */
export type InputSpec =
  | `s3://${string}`
  | `table:${string}.${string}`
  | `features:${string}`
  | `file:${string}`
  | `${string}.${string}`
  | Exclude<InputData, string>
  | OutputHandle;

/** An output as `defineJob()` takes it; only a training job makes a model. */
export type OutputSpec<K extends HeadKind> =
  | 'files'
  | `s3://${string}`
  | `table:${string}.${string}`
  | (K extends 'training' ? 'model' : never);

/** The keys of a head, as a job in TypeScript writes them, checked and plain. */
export type JobModuleData = z.infer<typeof jobModuleSchema>;

type OtherKeys = Omit<z.input<typeof jobModuleSchema>, 'kind' | 'params' | 'inputs' | 'outputs'>;

declare const none: unique symbol;

/** A table without names, for what a job leaves out. */
type None = { readonly [none]?: never };

/** Refuses keys that no param has, which a type parameter alone would let pass. */
type OnlyParamKeys<P> = { [N in keyof P]: { [Key in Exclude<keyof P[N], ParamKeys>]: never } };
type ParamKeys = ParamData extends infer One ? (One extends unknown ? keyof One : never) : never;

export interface JobSpec<K extends HeadKind, P, I, O> extends OtherKeys {
  kind: K;
  params?: P & OnlyParamKeys<P>;
  inputs?: I;
  outputs?: O;
}

/** A job written in TypeScript: frozen data, with the names and types of its params, inputs and outputs. */
export interface Job<
  K extends HeadKind = HeadKind,
  P = Readonly<Record<string, ParamData>>,
  I = Readonly<Record<string, InputSpec>>,
  O = Readonly<Record<string, string>>,
> {
  readonly name: string;
  readonly kind: K;
  readonly params: Readonly<P>;
  readonly inputs: { readonly [N in keyof I & string]: Ref | InputSpec };
  readonly outputs: { readonly [N in keyof O & string]: OutputHandle<N> };
  /** All that was said of it, as a head would say it. */
  readonly spec: JobModuleData;
}

/** The values that a run of the job may be given; those without a default must be. */
export type ParamValues<J extends { readonly params: object }> = {
  readonly [N in keyof J['params'] & string as MayBeLeftOut<J['params'][N]> extends true ? never : N]: ValueOf<
    J['params'][N]
  >;
} & {
  readonly [N in keyof J['params'] & string as MayBeLeftOut<J['params'][N]> extends true ? N : never]?: ValueOf<
    J['params'][N]
  >;
};

type MayBeLeftOut<P> = P extends { readonly default: unknown } | { readonly required: false } ? true : false;

type ValueOf<P> = P extends { readonly type: 'int' | 'float' }
  ? number
  : P extends { readonly type: 'bool' }
    ? boolean
    : P extends { readonly type: 'enum'; readonly values: readonly (infer V)[] }
      ? V
      : string;

/**
 * Describes a job in TypeScript: what a head says, with the path of the script (from the project's folder).
 * Throws JOB_SPEC, which names every fault by its path.
 *
 * @example
 * const train = defineJob({ script: 'jobs/train.py', kind: 'training', outputs: { model: 'model' } });
 * const score = defineJob({ script: 'jobs/score.py', kind: 'processing', inputs: { model: train.outputs.model } });
 */
export function defineJob<
  const K extends HeadKind,
  const P extends Readonly<Record<string, ParamData>> = None,
  const I extends Readonly<Record<string, InputSpec>> = None,
  const O extends Readonly<Record<string, OutputSpec<K>>> = None,
>(spec: JobSpec<K, P, I, O>): Job<K, P, I, O> {
  const data = checkJobModule(withoutHandles(spec));
  const name = basename(data.script, extname(data.script));
  const outputs = Object.keys(data.outputs ?? {}).map((output) => [output, { kind: 'output', job: name, output }]);
  const made = {
    name,
    kind: data.kind,
    params: data.params ?? {},
    inputs: data.inputs ?? {},
    outputs: Object.fromEntries(outputs),
    spec: data,
  };
  return freeze(made) as unknown as Job<K, P, I, O>;
}

/** Checks what a job in TypeScript says by the rules of a head. Throws JOB_SPEC. */
export function checkJobModule(spec: Readonly<Record<string, unknown>>): JobModuleData {
  const { parts, findings } = validate(jobModuleSchema, spec);
  const { dependencies, 'requires-python': requiresPython, script = '' } = parts;
  const language = languageOf(script);
  const unknownLanguage: Finding = {
    path: ['script'],
    at: 'value',
    what: `script is ${JSON.stringify(script)}`,
    rule: 'a script in Python, JavaScript, TypeScript, shell or R',
    fix: 'name a file that ends in .py, .js, .mjs, .ts, .sh or .R',
  };
  const packages = language ? checkPackages({ dependencies, requiresPython }, language) : [unknownLanguage];
  const all = [...findings, ...checkJob(parts, language), ...(parts.script === undefined ? [] : packages)];
  if (all.length > 0)
    throw new MlxError('JOB_SPEC', { script: JSON.stringify(script), problems: all.map(problemText) });
  return parts as JobModuleData;
}

function problemText({ path, what, rule, fix, correct }: Finding): string {
  const repair = fix ?? `use ${correct ?? rule}`;
  return `${pathText(path) || 'defineJob()'}: ${what}; ${rule}; ${repair}`;
}

/** The same spec with outputs of other jobs as the texts that a head has for them. */
function withoutHandles(spec: object): Record<string, unknown> {
  const plain = structuredClone({ ...spec }) as Record<string, unknown>;
  const { inputs } = plain;
  if (typeof inputs !== 'object' || inputs === null) return plain;
  const texts = Object.entries(inputs).map(([name, input]) => [
    name,
    isHandle(input) ? `${input.job}.${input.output}` : input,
  ]);
  return { ...plain, inputs: Object.fromEntries(texts) };
}

function isHandle(value: unknown): value is OutputHandle {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'output' && 'job' in value;
}
