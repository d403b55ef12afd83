import { resolve } from 'node:path';
import type { JobDefinition, Language, Param } from './definition.ts';
import type { CheckedHead } from './check/head.ts';
import { secondsOf } from './check/machine.ts';
import { jobKindOf } from './head-kind.ts';
import { parseInput, parseOutput, type InputData } from './parse-ref.ts';
import type { Project } from './project.ts';
import type { OutputRef, Ref } from './ref.ts';
import type { JobData } from './schema/head.ts';
import { builtIn, type MachineData } from './schema/machine.ts';
import type { ParamData } from './schema/param.ts';

/** What a job is compiled from, besides its head. */
export interface Surroundings {
  name: string;
  script: string;
  language: Language;
  include: JobDefinition['include'];
  places: JobDefinition['places'];
  project: Pick<Project, 'root' | 'defaults' | 'role'>;
}

/** A checked head as a definition: the head first, then the project's defaults, then those of mlx. */
export function compileJob({ job, dependencies, requiresPython }: CheckedHead, around: Surroundings): JobDefinition {
  const { name, script, language, include, places, project } = around;
  const machine = merged(job, project.defaults);
  const maxRuntime = secondsOf(machine.max_runtime ?? builtIn.maxRuntime);
  const role = job.role ?? project.defaults.role ?? project.role;
  const maxWait = job.kind === 'training' ? spotWait(machine.spot, maxRuntime) : undefined;
  return {
    name,
    kind: jobKindOf(job.kind),
    ...(job.kind === 'spark' && { spark: true as const }),
    ...(job.description !== undefined && { description: job.description }),
    script,
    language,
    include,
    instance: machine.instance ?? builtIn.instance,
    count: machine.count ?? builtIn.count,
    volume: machine.volume ?? builtIn.volume,
    ...(machine.image !== undefined && { image: machine.image }),
    maxRuntime,
    ...(role !== undefined && { role }),
    env: machine.env ?? {},
    ...(machine.vpc && { vpc: { subnets: machine.vpc.subnets, securityGroups: machine.vpc.security_groups } }),
    ...(maxWait !== undefined && { spot: { maxWait } }),
    tags: machine.tags ?? {},
    params: mapped(job.params ?? {}, compileParam),
    inputs: mapped(job.inputs ?? {}, (data) => rooted(inputRef(data), project.root)),
    outputs: mapped(job.outputs ?? {}, outputRef),
    metrics: job.metrics ?? {},
    dependencies,
    ...(requiresPython !== undefined && { requiresPython }),
    places,
  };
}

/** The head over the defaults; variables and tags one by one. */
function merged(job: JobData, defaults: Partial<MachineData>): Partial<MachineData> {
  return { ...defaults, ...job, env: { ...defaults.env, ...job.env }, tags: { ...defaults.tags, ...job.tags } };
}

function spotWait(spot: MachineData['spot'], maxRuntime: number): number | undefined {
  if (spot === undefined || spot === false) return undefined;
  return spot === true ? 2 * maxRuntime : Math.max(maxRuntime, secondsOf(spot.max_wait));
}

/** A param with `required` settled: a run must give it where it has no default and the head doesn't say otherwise. */
function compileParam(param: ParamData): Param {
  return { ...param, required: param.required ?? param.default === undefined };
}

/** Files are named from the project's folder. */
function rooted(ref: Ref, root: string): Ref {
  return ref.kind === 'file' ? { ...ref, path: resolve(root, ref.path) } : ref;
}

/** A ref that the check has already read without a problem. */
function inputRef(data: InputData): Ref {
  const parsed = parseInput(data);
  if (!parsed.ok) throw new TypeError(parsed.problem.rule);
  return parsed.ref;
}

function outputRef(text: string): OutputRef {
  const parsed = parseOutput(text);
  if (!parsed.ok) throw new TypeError(parsed.problem.rule);
  return parsed.ref;
}

function mapped<A, B>(record: Readonly<Record<string, A>>, change: (value: A) => B): Record<string, B> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}
