import type { Place } from '../../src/base/fault.ts';
import type { JobDefinition } from '../../src/define/definition.ts';
import { planJob } from '../../src/plan/plan-job.ts';
import type { Plan, PlanContext, ResolvedInput } from '../../src/plan/plan.ts';

/** A small processing job, changed as a test needs it. */
export function jobOf(change: Partial<JobDefinition> = {}): JobDefinition {
  return {
    name: 'prepare',
    kind: 'processing',
    script: '/project/jobs/prepare.py',
    language: 'python',
    include: [],
    instance: 'ml.m5.large',
    count: 1,
    volume: 30,
    maxRuntime: 3600,
    env: {},
    tags: {},
    params: {},
    inputs: {},
    outputs: {},
    metrics: {},
    dependencies: [],
    places: {},
    ...change,
  };
}

/** A context in us-east-1; each input of the job stands at a prefix of its own unless `change` says otherwise. */
export function contextOf(job: JobDefinition, change: Partial<PlanContext> = {}): PlanContext {
  const { inputs, ...rest } = change;
  return {
    where: 'prod',
    account: '123456789012',
    region: 'us-east-1',
    partition: 'aws',
    bucket: 'sagemaker-us-east-1-123456789012',
    role: 'arn:aws:iam::123456789012:role/Jobs',
    project: 'flights',
    run: 'prepare-20260102-030405-k3fa',
    params: {},
    code: [{ as: 'prepare.py', content: Buffer.from('print("hello")\n') }],
    ...rest,
    inputs: { ...Object.fromEntries(Object.keys(job.inputs).map((name) => [name, prefix(name)])), ...inputs },
  };
}

export function planOf(job: JobDefinition, change: Partial<PlanContext> = {}): Plan {
  return planJob(job, contextOf(job, change));
}

/** Places in the style of `define`: each path on a line of its own, from line 3. */
export function placesOf(...paths: string[]): Record<string, Place> {
  const file = '/project/jobs/prepare.py';
  return Object.fromEntries(
    paths.map((path, index) => [path, { file, line: index + 3, column: 3, length: 4, text: `# ${path} = ...` }]),
  );
}

function prefix(name: string): ResolvedInput {
  return { kind: 'prefix', uri: `s3://data/${name}/`, from: `s3://data/${name}/` };
}
