import type { StepRequest } from '../../../plan/flow/flow-plan.ts';

/** What does a step's work where that is no job of SageMaker, with what its log is found by. */
export type ServiceWork =
  | { service: 'glue'; job: string; run: string }
  | { service: 'emr-serverless'; application: string; run: string }
  /** `request`: the id of the call, once it was answered. */
  | { service: 'lambda'; function: string; request?: string };

/** The work that a request began, by what its service answered: the id of a run, or of a call. */
export function workOfRequest(request: StepRequest | undefined, id: string | undefined): ServiceWork | undefined {
  switch (request?.service) {
    case 'glue':
      return id === undefined ? undefined : { service: 'glue', job: request.input.JobName ?? '', run: id };
    case 'emr-serverless': {
      const { applicationId: application = '' } = request.input;
      return id === undefined ? undefined : { service: 'emr-serverless', application, run: id };
    }
    case 'lambda':
      return { service: 'lambda', function: request.input.FunctionName, ...(id !== undefined && { request: id }) };
    default:
      return undefined;
  }
}
