import type { DescribeProcessingJobResponse, DescribeTrainingJobResponse } from '@aws-sdk/client-sagemaker';
import type { Aws } from '../../../aws/aws.ts';
import { describeStepJob, type StepJob, type StepJobKind } from '../../flows/jobs/service-job.ts';

/** What the reader of a job's log has to know of the job. Times are milliseconds since 1970. */
export interface JobState extends Pick<StepJob, 'kind' | 'name' | 'status' | 'created' | 'reason'> {
  /** The service's own words for its status. */
  detail: string;
  modified: number;
  /** Machines, where each writes one stream. */
  hosts?: number;
  metrics: readonly { name: string; regex: string }[];
}

/** The job; undefined where there is none of this kind and name. */
export async function readJobState(aws: Aws, kind: StepJobKind, name: string): Promise<JobState | undefined> {
  const job = await describeStepJob(aws, kind, name);
  return job && stateOf(job);
}

function stateOf(job: StepJob): JobState {
  const { kind, name, status, created, reason } = job;
  const { LastModifiedTime } = job.description as { LastModifiedTime?: Date };
  const modified = LastModifiedTime?.getTime() ?? job.ended ?? job.started ?? created;
  const base = { kind, name, status, created, reason, modified, metrics: [] };
  switch (kind) {
    case 'processing': {
      const { ProcessingJobStatus: detail = '', ProcessingResources } =
        job.description as DescribeProcessingJobResponse;
      return { ...base, detail, hosts: ProcessingResources?.ClusterConfig?.InstanceCount };
    }
    case 'training': {
      const { TrainingJobStatus, SecondaryStatus, ResourceConfig, AlgorithmSpecification } =
        job.description as DescribeTrainingJobResponse;
      const groups = ResourceConfig?.InstanceGroups?.reduce((sum, { InstanceCount = 0 }) => sum + InstanceCount, 0);
      return {
        ...base,
        detail: [TrainingJobStatus, SecondaryStatus].filter(Boolean).join(' / '),
        hosts: ResourceConfig?.InstanceCount ?? groups,
        metrics: metricsIn(AlgorithmSpecification),
      };
    }
    case 'transform':
    case 'tuning':
      return { ...base, detail: status };
  }
}

function metricsIn(algorithm: DescribeTrainingJobResponse['AlgorithmSpecification']): JobState['metrics'] {
  const definitions = algorithm?.MetricDefinitions ?? [];
  return definitions.map(({ Name: name = '', Regex: regex = '' }) => ({ name, regex }));
}
