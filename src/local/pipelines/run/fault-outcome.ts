import { messageOf } from '../../../base/thrown.ts';
import { ServiceError } from '../../service-error.ts';
import type { Outcome } from './outcome.ts';
import { StepFault } from './step-fault.ts';

/** The failure that a step ends with where carrying it out threw. `operation` is what was called last, such as `sagemaker:CreateModel`. */
export function faultOutcome(error: unknown, operation: string | undefined): Outcome {
  if (error instanceof StepFault) return failed(error.message, error.exception);
  if (!(error instanceof ServiceError)) {
    return failed(`InternalServerError: The embedded AWS broke while it carried out the step. ${messageOf(error)}`);
  }
  const where = operation === undefined ? '' : `Failed to invoke ${operation}. Error Details: `;
  return failed(`ClientError: ${where}${error.message}`, exceptionOf(error));
}

function failed(reason: string, exception?: string): Outcome {
  return { kind: 'failed', reason, ...(exception !== undefined && { exception }) };
}

function exceptionOf({ name, status }: ServiceError): string | undefined {
  if (name.startsWith('Throttling')) return 'Step.THROTTLING';
  if (name === 'ResourceLimitExceeded') return 'SageMaker.RESOURCE_LIMIT';
  return status >= 500 ? 'Step.SERVICE_FAULT' : undefined;
}
