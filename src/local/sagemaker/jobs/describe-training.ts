import type { AlgorithmSpecification } from '@aws-sdk/client-sagemaker';
import type { Embedded } from '../../embedded.ts';
import type { JobRecord } from '../../jobs/book.ts';
import { unknownJob } from '../refusals.ts';
import { pick, seconds } from '../wire-form.ts';

const echoed = [
  'TuningJobArn',
  'HyperParameters',
  'RoleArn',
  'InputDataConfig',
  'ResourceConfig',
  'VpcConfig',
  'StoppingCondition',
  'CheckpointConfig',
  'DebugHookConfig',
  'DebugRuleConfigurations',
  'TensorBoardOutputConfig',
  'ExperimentConfig',
  'ProfilerConfig',
  'ProfilerRuleConfigurations',
  'Environment',
  'RetryStrategy',
  'RemoteDebugConfig',
  'InfraCheckConfig',
];

export function describeTrainingJob({ TrainingJobName: name }: { TrainingJobName: string }, aws: Embedded): object {
  const job = aws.jobs.get('training', name);
  if (!job) throw unknownJob('training', name);
  return describedTraining(job);
}

/** A training job as Describe tells it, and Search too. */
export function describedTraining(job: JobRecord): Record<string, unknown> {
  const { request } = job;
  const spent = job.started !== undefined && job.ended !== undefined ? spentSeconds(job.started, job.ended) : undefined;
  return {
    EnableNetworkIsolation: false,
    EnableInterContainerTrafficEncryption: false,
    EnableManagedSpotTraining: false,
    ProfilingStatus: 'Disabled',
    ...pick(request, [...echoed, ...switches]),
    AlgorithmSpecification: algorithm(request['AlgorithmSpecification'] as AlgorithmSpecification),
    OutputDataConfig: { CompressionType: 'GZIP', ...(request['OutputDataConfig'] as object) },
    ...trainingSummary(job),
    ModelArtifacts: job.artifact === undefined ? undefined : { S3ModelArtifacts: job.artifact },
    FailureReason: job.failureReason,
    TrainingStartTime: seconds(job.started),
    SecondaryStatusTransitions: job.transitions.map(({ status, start, end, message }) => ({
      Status: status,
      StartTime: seconds(start),
      EndTime: seconds(end),
      StatusMessage: message,
    })),
    FinalMetricDataList: job.finalMetrics.map(({ name, value, at }) => ({
      MetricName: name,
      Value: value,
      Timestamp: seconds(at),
    })),
    TrainingTimeInSeconds: spent,
    BillableTimeInSeconds: spent,
  };
}

/** What the list of training jobs tells of each. */
export function trainingSummary(job: JobRecord): object {
  return {
    TrainingJobName: job.name,
    TrainingJobArn: job.arn,
    TrainingJobStatus: job.status,
    SecondaryStatus: job.secondary,
    CreationTime: seconds(job.created),
    LastModifiedTime: seconds(job.modified),
    TrainingEndTime: seconds(job.ended),
  };
}

const switches = ['EnableNetworkIsolation', 'EnableInterContainerTrafficEncryption', 'EnableManagedSpotTraining'];

/** Metric definitions switch the time series on. */
function algorithm(given: AlgorithmSpecification): AlgorithmSpecification {
  return { EnableSageMakerMetricsTimeSeries: (given.MetricDefinitions ?? []).length > 0, ...given };
}

/** Whole seconds, of which a job is charged one at least. */
function spentSeconds(started: number, ended: number): number {
  return Math.max(1, Math.ceil((ended - started) / 1000));
}
