import { DescribePipelineExecutionCommand } from '@aws-sdk/client-sagemaker';
import { DescribeExecutionCommand } from '@aws-sdk/client-sfn';
import type { Aws } from '../../../aws/aws.ts';
import { MlxError } from '../../../base/errors.ts';
import { findAnyRun } from '../../find-any-run.ts';
import { needFlowRun } from '../../flows/read/describe-flow-run.ts';
import { describeStepJob, type StepJobKind } from '../../flows/jobs/service-job.ts';
import type { ThingBench } from '../list-things.ts';
import type { Thing, ThingRead } from '../thing.ts';
import { told } from './told.ts';

/** By its ARN, which tells of what kind it is; without one by its name, as `mlx show` finds it. */
export async function readRunThing(bench: ThingBench, thing: Thing): Promise<ThingRead> {
  const { aws, project } = bench;
  const arn = thing.arn ?? (await findAnyRun(aws, thing.name, project)).run.arn;
  const kind = jobKindOf(arn);
  if (kind) return readJob(aws, kind, arn.split('/').slice(1).join('/'));
  if (arn.startsWith('s3://')) return { value: await needFlowRun(aws, { way: 'job', arn }) };
  return arn.includes(':states:') ? readExecution(aws, arn) : readPipeline(aws, arn);
}

/** The kind of job that an ARN names; undefined where it names none. */
export function jobKindOf(arn: string): StepJobKind | undefined {
  const [, type = ''] = /^arn:[^:]*:sagemaker:[^:]*:[^:]*:([a-z-]+)-job\//u.exec(arn) ?? [];
  return Object.hasOwn(kinds, type) ? kinds[type] : undefined;
}

const kinds: Readonly<Record<string, StepJobKind>> = {
  training: 'training',
  processing: 'processing',
  transform: 'transform',
  'hyper-parameter-tuning': 'tuning',
};

const calls = {
  training: { operation: 'DescribeTrainingJob', member: 'TrainingJobName' },
  processing: { operation: 'DescribeProcessingJob', member: 'ProcessingJobName' },
  transform: { operation: 'DescribeTransformJob', member: 'TransformJobName' },
  tuning: { operation: 'DescribeHyperParameterTuningJob', member: 'HyperParameterTuningJobName' },
} as const satisfies Record<StepJobKind, object>;

async function readJob(aws: Aws, kind: StepJobKind, name: string): Promise<ThingRead> {
  const job = await describeStepJob(aws, kind, name);
  if (!job) throw new MlxError('THING_UNKNOWN', { name });
  const { operation, member } = calls[kind];
  return {
    value: told(job.description),
    call: { service: 'sagemaker', operation, input: { [member]: name } },
  };
}

async function readPipeline(aws: Aws, arn: string): Promise<ThingRead> {
  const input = { PipelineExecutionArn: arn };
  const value = await (await aws.sagemaker()).send(new DescribePipelineExecutionCommand(input));
  return { value: told(value), call: { service: 'sagemaker', operation: 'DescribePipelineExecution', input } };
}

async function readExecution(aws: Aws, arn: string): Promise<ThingRead> {
  const input = { executionArn: arn };
  const value = await (await aws.sfn()).send(new DescribeExecutionCommand(input));
  return { value: told(value), call: { service: 'stepfunctions', operation: 'DescribeExecution', input } };
}
