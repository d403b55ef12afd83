import { JobFault } from './job-fault.ts';
import { processingOrder } from './processing-order.ts';
import { trainingOrder } from './training-order.ts';
import { transformOrder } from './transform-order.ts';
import type { JobRecord } from './book.ts';
import type { WorkOrder } from './work-order.ts';

/** Reads a request as SageMaker does. Throws `JobFault` for what only a container image could answer. */
export function readOrder(record: Pick<JobRecord, 'kind' | 'name' | 'arn' | 'request'>): WorkOrder {
  const order = orders[record.kind](record);
  if (order.command.length === 0) {
    throw new JobFault(
      'ClientError: The embedded AWS runs the ContainerEntrypoint of a request and has no image to take one from. ' +
        'Give AppSpecification.ContainerEntrypoint (processing), or AlgorithmSpecification.ContainerEntrypoint or the ' +
        'hyperparameters sagemaker_program and sagemaker_submit_directory (training).',
    );
  }
  return order;
}

const orders = { processing: processingOrder, training: trainingOrder, transform: transformOrder } as const;
