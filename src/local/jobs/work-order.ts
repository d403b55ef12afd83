import { JobFault } from './job-fault.ts';
import { processingOrder } from './processing-order.ts';
import { trainingOrder } from './training-order.ts';
import type { JobRecord } from './book.ts';

/** What a request asks of the machine it runs on, the same for both kinds of jobs. Folders are paths in the container. */
export interface WorkOrder {
  /** Entrypoint and arguments. */
  command: readonly string[];
  environment: Readonly<Record<string, string>>;
  inputs: readonly InputOrder[];
  outputs: readonly OutputOrder[];
  /** Folders that are there before the script starts. */
  folders: readonly string[];
  /** Files of the container contract, by path. */
  files: Readonly<Record<string, unknown>>;
  /** Milliseconds. */
  limit: number;
  metrics: readonly { name: string; regex: string }[];
  /** Where a failing script leaves its own words. */
  messageFile: string;
  /** Training: the S3 URI of the model. */
  artifact?: string;
}

export interface InputOrder {
  name: string;
  uri: string;
  form: 'prefix' | 'manifest';
  folder: string;
  /** Nothing under the URI is no fault. */
  mayBeEmpty: boolean;
}

/** `after` names the ends after which the output is kept; `continuous` ones are sent while the job runs too. */
export interface OutputOrder {
  form: 'files' | 'archive';
  folder: string;
  uri: string;
  continuous: boolean;
  after: readonly ('Completed' | 'Stopped' | 'Failed')[];
  /** An archive of an empty folder is made all the same. */
  evenEmpty: boolean;
}

/** Reads a request as SageMaker does. Throws `JobFault` for what only a container image could answer. */
export function workOrder(record: Pick<JobRecord, 'kind' | 'name' | 'arn' | 'request'>): WorkOrder {
  const order = record.kind === 'processing' ? processingOrder(record) : trainingOrder(record);
  if (order.command.length === 0) {
    throw new JobFault(
      'ClientError: The embedded AWS runs the ContainerEntrypoint of a request and has no image to take one from. ' +
        'Give AppSpecification.ContainerEntrypoint (processing) or AlgorithmSpecification.ContainerEntrypoint (training).',
    );
  }
  return order;
}
