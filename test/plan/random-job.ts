import type { JobDefinition, Language, Param } from '../../src/define/definition.ts';
import type { OutputRef, Ref } from '../../src/define/ref.ts';
import type { PlanContext, ResolvedInput } from '../../src/plan/plan.ts';
import { contextOf, jobOf } from './fixture.ts';

/** Numbers from 0 to 1 that are the same for the same seed. */
export type Random = () => number;

export function randomOf(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export function pick<T>(random: Random, choices: readonly [T, ...T[]]): T {
  return choices[Math.floor(random() * choices.length)] as T;
}

/** A job with any of a head's features, most often one that can run. */
export function randomJob(random: Random): JobDefinition {
  const training = random() < 0.5;
  const language = pick<Language>(random, ['python', 'python', 'shell', 'typescript', 'r']);
  return jobOf({
    kind: training ? 'training' : 'processing',
    name: pick(random, ['prepare', 'train-2', 'my job', 'größe']),
    language,
    instance: pick(random, ['ml.m5.large', 'ml.t3.medium', 'ml.g5.xlarge', 'ml.p5.48xlarge', 'ml.nonsense']),
    count: whole(random, 0, 20),
    volume: whole(random, 1, 300),
    maxRuntime: whole(random, 1, 800_000),
    image: pick(random, [undefined, 'sklearn', 'pytorch', 'xgboost-1.7', 'spark', 'huggingface']),
    env: texts(random, ['A', 'B_2', 'LONG_NAME', 'bad-name'], 300),
    tags: texts(random, ['team', 'cost center', 'a/b:c=d', 'bad!'], 200),
    vpc: random() < 0.3 ? { subnets: names(random, 'subnet-'), securityGroups: names(random, 'sg-') } : undefined,
    spot: training && random() < 0.3 ? { maxWait: whole(random, 1, 1_600_000) } : undefined,
    params: record(random, 12, () => randomParam(random)),
    inputs: record(random, training ? 21 : 10, () => randomInput(random)),
    outputs: record(random, 11, () => randomOutput(random, training)),
    metrics: training ? texts(random, ['auc', 'loss', 'f1 score'], 520) : {},
    dependencies: random() < 0.3 ? ['pandas>=2'] : [],
    requiresPython: pick(random, [undefined, '>=3.8', '>=3.10', '>=3.13']),
  });
}

/** A context for it, with a value for some of its params. */
export function randomContext(random: Random, job: JobDefinition): PlanContext {
  const given = Object.keys(job.params).filter(() => random() < 0.7);
  const region = pick(random, ['us-east-1', 'eu-central-1', 'cn-north-1']);
  return contextOf(job, {
    region,
    partition: region === 'cn-north-1' ? 'aws-cn' : 'aws',
    params: Object.fromEntries(
      given.map((name) => [name, pick<string | number | boolean>(random, ['a b', '', 7, true])]),
    ),
    inputs: Object.fromEntries(Object.keys(job.inputs).map((name) => [name, resolved(random, name)])),
  });
}

function randomParam(random: Random): Param {
  return pick<Param>(random, [
    { type: 'string', default: 'x', required: false },
    { type: 'int', default: -6, min: -10, max: 20, required: false },
    { type: 'float', default: 1e-7, required: false },
    { type: 'bool', default: false, required: false },
    { type: 'enum', values: ['a', 'b'], required: true },
    { type: 'date', required: false },
  ]);
}

function randomInput(random: Random): Ref {
  return pick<Ref>(random, [
    { kind: 's3', uri: 's3://data/raw' },
    { kind: 'table', database: 'nyc', table: 'flights' },
    { kind: 'sql', sql: 'select 1', format: 'csv' },
    { kind: 'features', group: 'customers', format: 'parquet' },
    { kind: 'file', path: 'notes.txt' },
    { kind: 'output', job: 'prepare', output: 'history' },
  ]);
}

function resolved(random: Random, name: string): ResolvedInput {
  return pick<ResolvedInput>(random, [
    { kind: 'prefix', uri: `s3://data/${name}/`, from: name },
    { kind: 'query', sql: 'select 1', format: 'json', from: name },
    { kind: 'upload', files: [{ path: `/project/${name}`, as: name, bytes: 1 }], from: name },
  ]);
}

function randomOutput(random: Random, training: boolean): OutputRef {
  return pick<OutputRef>(random, [
    { kind: 'files' },
    { kind: 'table', database: 'ml', table: 'scores' },
    training ? { kind: 'model' } : { kind: 's3', uri: 's3://elsewhere/copy/' },
  ]);
}

function record<T>(random: Random, most: number, make: () => T): Record<string, T> {
  const size = Math.floor(random() ** 2 * (most + 1));
  return Object.fromEntries(Array.from({ length: size }, (_, index) => [`n${index}`, make()]));
}

function texts(random: Random, keys: readonly string[], longest: number): Record<string, string> {
  const some = keys.filter((_, index) => random() < (index === keys.length - 1 ? 0.05 : 0.5));
  return Object.fromEntries(some.map((key) => [key, 'x'.repeat(Math.floor(random() ** 3 * longest))]));
}

function names(random: Random, prefix: string): string[] {
  return Array.from({ length: whole(random, 0, 6) }, (_, index) => `${prefix}${index}`);
}

function whole(random: Random, from: number, to: number): number {
  return from + Math.floor(random() * (to - from + 1));
}
