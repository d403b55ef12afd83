import type { DescribeTrainingJobResponse } from '@aws-sdk/client-sagemaker';
import { asFolder } from '../../base/s3-place.ts';
import type { Run, RunStatus } from '../run.ts';
import { jobOf, tableOfOutput, type About } from './about.ts';
import { exitCodeIn } from './exit-code.ts';

/** A training job as a run. */
export function trainingRun(job: DescribeTrainingJobResponse, about: About): Run {
  const name = job.TrainingJobName ?? '';
  const status = trainingStatus(job.TrainingJobStatus, job.SecondaryStatus);
  const channels = (job.InputDataConfig ?? []).map((channel) => ({
    name: channel.ChannelName ?? '',
    uri: channel.DataSource?.S3DataSource?.S3Uri ?? '',
  }));
  const code = channels.find((channel) => channel.name === 'code')?.uri;
  return {
    name,
    arn: job.TrainingJobArn ?? '',
    kind: 'training',
    job: jobOf(name, about),
    status,
    serviceStatus: [job.TrainingJobStatus, job.SecondaryStatus].filter(Boolean).join(' / '),
    created: job.CreationTime?.getTime() ?? 0,
    started: job.TrainingStartTime?.getTime(),
    ended: job.TrainingEndTime?.getTime(),
    modified: job.LastModifiedTime?.getTime() ?? 0,
    failureReason: job.FailureReason,
    exitCode: status === 'completed' ? 0 : exitCodeIn(job.FailureReason),
    overran: job.SecondaryStatus === 'MaxRuntimeExceeded' || job.SecondaryStatus === 'MaxWaitTimeExceeded',
    instance: job.ResourceConfig?.InstanceType ?? '',
    count: job.ResourceConfig?.InstanceCount ?? 1,
    limit: job.StoppingCondition?.MaxRuntimeInSeconds ?? 0,
    image: job.AlgorithmSpecification?.TrainingImage ?? '',
    code: about.manifest && code ? asFolder(code) : undefined,
    params: job.HyperParameters ?? {},
    inputs: channels.filter((channel) => channel.name !== 'code'),
    outputs: outputsOf(job, about),
    metrics: (job.FinalMetricDataList ?? []).map(({ MetricName = '', Value = 0, Timestamp }) => ({
      name: MetricName,
      value: Value,
      at: Timestamp?.getTime() ?? 0,
    })),
    transitions: (job.SecondaryStatusTransitions ?? []).map((transition) => ({
      status: transition.Status ?? '',
      start: transition.StartTime?.getTime() ?? 0,
      end: transition.EndTime?.getTime(),
      message: transition.StatusMessage,
    })),
    tags: about.tags,
  };
}

/** SageMaker's words for a training job, in mlx's. */
export function trainingStatus(status: string | undefined, secondary: string | undefined): RunStatus {
  switch (status) {
    case 'Completed':
      return 'completed';
    case 'Failed':
      return 'failed';
    case 'Stopping':
      return 'stopping';
    case 'Stopped':
    case 'Deleting':
      return 'stopped';
    default:
      return ['Starting', 'Pending', 'Downloading', undefined].includes(secondary) ? 'starting' : 'running';
  }
}

/** A training job's outputs lie at fixed places below one path; which of them the script has, its manifest tells. */
function outputsOf(job: DescribeTrainingJobResponse, about: About): Run['outputs'] {
  const base = `${asFolder(job.OutputDataConfig?.S3OutputPath ?? '')}${job.TrainingJobName}/output/`;
  const model = job.ModelArtifacts?.S3ModelArtifacts ?? modelPlace(base, job);
  const declared = Object.entries(about.manifest?.outputs ?? { model: '/opt/ml/model' });
  return declared.map(([name, path]) => ({
    name,
    uri: path === '/opt/ml/model' ? model : `${base}data/${name}/`,
    ...tableOfOutput(about, name),
  }));
}

function modelPlace(base: string, job: DescribeTrainingJobResponse): string {
  return job.OutputDataConfig?.CompressionType === 'NONE' ? `${base}model/` : `${base}model.tar.gz`;
}
