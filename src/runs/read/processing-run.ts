import type { DescribeProcessingJobResponse } from '@aws-sdk/client-sagemaker';
import { asFolder } from '../../base/s3-place.ts';
import type { Run, RunStatus } from '../run.ts';
import { jobOf, tableOfOutput, type About } from './about.ts';
import { exitCodeIn } from './exit-code.ts';

/** A processing job as a run. */
export function processingRun(job: DescribeProcessingJobResponse, about: About): Run {
  const name = job.ProcessingJobName ?? '';
  const status = processingStatus(job.ProcessingJobStatus, job.ProcessingStartTime !== undefined);
  const started = job.ProcessingStartTime?.getTime();
  const ended = job.ProcessingEndTime?.getTime();
  const limit = job.StoppingCondition?.MaxRuntimeInSeconds ?? defaultLimit;
  const cluster = job.ProcessingResources?.ClusterConfig;
  const inputs = job.ProcessingInputs ?? [];
  const code = inputs.find(({ InputName }) => InputName === 'code')?.S3Input?.S3Uri;
  return {
    name,
    arn: job.ProcessingJobArn ?? '',
    kind: 'processing',
    job: jobOf(name, about),
    status,
    serviceStatus: job.ProcessingJobStatus ?? '',
    created: job.CreationTime?.getTime() ?? 0,
    started,
    ended,
    modified: job.LastModifiedTime?.getTime() ?? 0,
    failureReason: job.FailureReason,
    exitMessage: job.ExitMessage,
    exitCode: status === 'completed' ? 0 : exitCodeIn(job.FailureReason),
    // SageMaker gives no reason when the limit ends a processing job, so that its length has to tell.
    overran: status === 'stopped' && started !== undefined && ended !== undefined && ended - started >= limit * 1_000,
    instance: cluster?.InstanceType ?? '',
    count: cluster?.InstanceCount ?? 1,
    limit,
    image: job.AppSpecification?.ImageUri ?? '',
    code: about.manifest && code ? asFolder(code) : undefined,
    params: paramsIn(job.AppSpecification?.ContainerArguments ?? []),
    inputs: inputs
      .filter(({ InputName }) => InputName !== 'code')
      .map((input) => ({ name: input.InputName ?? '', uri: input.S3Input?.S3Uri ?? '' })),
    outputs: (job.ProcessingOutputConfig?.Outputs ?? []).map(({ OutputName: output = '', S3Output }) => ({
      name: output,
      uri: S3Output?.S3Uri ?? '',
      ...tableOfOutput(about, output),
    })),
    metrics: [],
    transitions: [],
    tags: about.tags,
  };
}

/** SageMaker's words for a processing job, in mlx's. */
export function processingStatus(status: string | undefined, started: boolean): RunStatus {
  switch (status) {
    case 'Completed':
      return 'completed';
    case 'Failed':
      return 'failed';
    case 'Stopping':
      return 'stopping';
    case 'Stopped':
      return 'stopped';
    default:
      return started ? 'running' : 'starting';
  }
}

/** Seconds after which SageMaker ends a job that was given no limit. */
const defaultLimit = 86_400;

/** `--name value` pairs, and `--name` alone. */
function paramsIn(args: readonly string[]): Record<string, string> {
  const params: Record<string, string> = {};
  for (const [index, word] of args.entries()) {
    if (!word.startsWith('--')) continue;
    const [name = '', joined] = word.slice(2).split(/=([\s\S]*)/);
    const next = args[index + 1];
    params[name] = joined ?? (next !== undefined && !next.startsWith('--') ? next : 'true');
  }
  return params;
}
