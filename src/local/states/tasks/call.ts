import type { Service } from '../../../limits/operations.ts';
import type { Embedded } from '../../embedded.ts';
import { ServiceError } from '../../service-error.ts';
import { callService } from '../../wire/call.ts';
import { StateFault } from '../evaluate/fault.ts';

/** How Step Functions names the errors of a service. */
export interface ErrorNames {
  /** `SageMaker` of `SageMaker.ResourceInUseException`. */
  prefix: string;
  /** The name of errors that the service's model has none for: `AmazonSageMakerException`. */
  general: string;
  /** The service in the Cause: `AmazonSageMaker`. */
  service: string;
}

/** Calls an operation for a task. Throws what the service refuses under Step Functions' names. */
export async function callFor(
  names: ErrorNames,
  aws: Embedded,
  service: Service,
  operation: string,
  input: Readonly<Record<string, unknown>>,
): Promise<Record<string, unknown>> {
  try {
    return await callService(aws, service, operation, input);
  } catch (error) {
    throw error instanceof ServiceError ? faultOf(error, names) : error;
  }
}

export function faultOf({ name, message, status }: ServiceError, { prefix, general, service }: ErrorNames): StateFault {
  const cause = `${message} (Service: ${service}; Status Code: ${status}; Error Code: ${name}; Request ID: local; Proxy: null)`;
  const own = name.endsWith('Exception') ? name : `${name}Exception`;
  return new StateFault(`${prefix}.${unmodelled.has(name) ? general : own}`, cause);
}

const unmodelled = new Set([
  'ValidationException',
  'ThrottlingException',
  'InternalFailure',
  'SerializationException',
  'UnknownOperationException',
]);
