import type { ResourceConfig } from '@aws-sdk/client-sagemaker';
import type { JobRecord } from '../../jobs/book.ts';
import { seconds } from '../wire-form.ts';
import { jobData, type JobDatum } from './job-data.ts';
import type { LineageBody } from './lineage-entity.ts';

/** A trial component as it is stored: what lineage needs of it, and what Describe tells. */
export interface ComponentBody extends LineageBody {
  /** ARN of the job. */
  Job: string;
  Experiment: string | undefined;
  Trial: string | undefined;
  Summary: object;
  Details: object;
}

/** The name that SageMaker gives a job's trial component. */
export function componentName({ kind, name }: JobRecord): string {
  return `${name}-aws-${kind}-job`;
}

export function componentBody(job: JobRecord): ComponentBody {
  const experiment = (job.request['ExperimentConfig'] ?? {}) as Record<string, string | undefined>;
  const kind = `${job.kind.charAt(0).toUpperCase()}${job.kind.slice(1)}Job`;
  const { inputs, outputs } = jobData(job);
  return {
    Type: kind,
    Name: componentName(job),
    Job: job.arn,
    Experiment: experiment['ExperimentName'],
    Trial: experiment['TrialName'],
    Summary: {
      DisplayName: experiment['TrialComponentDisplayName'] ?? componentName(job),
      Status: { PrimaryStatus: job.status, Message: job.failureReason ?? job.exitMessage },
      StartTime: seconds(job.started),
      EndTime: seconds(job.ended),
    },
    Details: {
      Parameters: parametersOf(job),
      InputArtifacts: artifactsOf(inputs),
      OutputArtifacts: artifactsOf(outputs),
      Metrics: job.finalMetrics.map(({ name, value, at }) => ({
        MetricName: name,
        SourceArn: job.arn,
        TimeStamp: seconds(at),
        Last: value,
      })),
    },
  };
}

/** Hyperparameters or environment, and the machine. */
function parametersOf({ kind, request }: JobRecord): object {
  const words = (request[kind === 'training' ? 'HyperParameters' : 'Environment'] ?? {}) as Record<string, string>;
  const machine = machineOf(request);
  const machines = {
    'SageMaker.InstanceType': machine?.InstanceType,
    'SageMaker.InstanceCount': machine?.InstanceCount,
    'SageMaker.VolumeSizeInGB': machine?.VolumeSizeInGB,
  };
  const known = Object.entries({ ...words, ...machines }).filter(([, value]) => value !== undefined);
  return Object.fromEntries(known.map(([name, value]) => [name, parameter(value as string | number)]));
}

function machineOf(request: JobRecord['request']): Partial<ResourceConfig> | undefined {
  const processing = request['ProcessingResources'] as { ClusterConfig?: Partial<ResourceConfig> } | undefined;
  return request['ResourceConfig'] ?? request['TransformResources'] ?? processing?.ClusterConfig;
}

function parameter(value: string | number): object {
  const number = Number(value);
  const isNumber = typeof value === 'number' || (value.trim() !== '' && Number.isFinite(number));
  return isNumber ? { NumberValue: number } : { StringValue: value };
}

function artifactsOf(data: readonly JobDatum[]): object {
  return Object.fromEntries(data.map(({ name, uri, mediaType }) => [name, { MediaType: mediaType, Value: uri }]));
}
