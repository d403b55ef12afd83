import type { ServiceJobKind } from '../../base/job-kind.ts';
import { ServiceError } from '../service-error.ts';

/** What SageMaker answers to a request that breaks one of its rules. */
export function invalid(message: string): ServiceError {
  return new ServiceError('ValidationException', message);
}

/** The services behind the API word it differently, and none uses the modelled `ResourceNotFound`. */
export function unknownJob(kind: ServiceJobKind, name: string): ServiceError {
  switch (kind) {
    case 'processing':
    case 'transform':
      return invalid(`Could not find requested job with name: ${name}`);
    case 'training':
      return invalid('Requested resource not found.');
  }
}

export function nameTaken(kind: ServiceJobKind, arn: string): ServiceError {
  const [first, again] = kind === 'training' ? ['Training job', 'training job'] : ['Job', 'job'];
  return new ServiceError(
    'ResourceInUse',
    `${first} names must be unique within an AWS account and region, and a ${again} with this name already exists (${arn})`,
  );
}
