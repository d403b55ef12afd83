import { ServiceError } from '../service-error.ts';
import { invalid } from '../sagemaker/refusals.ts';

/** A definition that the service could not read. */
export function unreadable(what: string): ServiceError {
  return invalid(`Unable to parse pipeline definition. ${what}`);
}

export function unknownPipeline(
  name: string,
  where: { region: string; account: string; partition: string },
): ServiceError {
  const arn = `arn:${where.partition}:sagemaker:${where.region}:${where.account}:pipeline/${name}`;
  return new ServiceError('ResourceNotFound', `Pipeline '${arn}' does not exist.`);
}

export function unknownExecution(arn: string): ServiceError {
  return new ServiceError('ResourceNotFound', `Pipeline execution with ARN ${arn} does not exist.`);
}

export function conflict(message: string): ServiceError {
  return new ServiceError('ConflictException', message);
}
