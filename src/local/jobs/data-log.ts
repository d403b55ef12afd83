import type { CreateTransformJobRequest } from '@aws-sdk/client-sagemaker';
import { logGroupOf } from '../../base/job-kind.ts';
import type { LogStore } from '../cloudwatch/store.ts';
import type { StoredJob } from './job-table.ts';

/** Writes beside the log of a transform job's container, as SageMaker does, how its data is handed over. */
export function writeDataLog(logs: LogStore, job: StoredJob, host: string, at: number): void {
  const request = job.request as unknown as Pick<
    CreateTransformJobRequest,
    'BatchStrategy' | 'MaxConcurrentTransforms' | 'MaxPayloadInMB'
  >;
  const strategy = request.BatchStrategy === 'SingleRecord' ? 'SINGLE_RECORD' : 'MULTI_RECORD';
  const settings = [
    `MaxConcurrentTransforms=${request.MaxConcurrentTransforms || 1}`,
    `MaxPayloadInMB=${request.MaxPayloadInMB ?? 6}`,
    `BatchStrategy=${strategy}`,
  ];
  const message = `${new Date(at).toISOString().slice(0, -1)}:[sagemaker logs]: ${settings.join(', ')}`;
  const group = logGroupOf('transform');
  const stream = `${job.name}/${host}-${Math.floor(at / 1000)}/data-log`;
  logs.ensureStream(group, stream, at);
  logs.append(group, stream, [{ timestamp: at, message }], at);
}
