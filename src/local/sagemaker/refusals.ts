import type { JobKind } from '../../base/job-kind.ts';
import { ServiceError } from '../service-error.ts';

/** What SageMaker answers to a request that breaks one of its rules. */
export function invalid(message: string): ServiceError {
  return new ServiceError('ValidationException', message);
}

/** The two services behind the API word it differently, and neither uses the modelled `ResourceNotFound`. */
export function unknownJob(kind: JobKind, name: string): ServiceError {
  switch (kind) {
    case 'processing':
      return invalid(`Could not find requested job with name: ${name}`);
    case 'training':
      return invalid('Requested resource not found.');
  }
}

export function nameTaken(kind: JobKind, arn: string): ServiceError {
  const what = { processing: ['Job', 'job'], training: ['Training job', 'training job'] }[kind];
  return new ServiceError(
    'ResourceInUse',
    `${what[0]} names must be unique within an AWS account and region, and a ${what[1]} with this name already exists (${arn})`,
  );
}
