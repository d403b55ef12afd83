import { performApproval } from './perform-approval.ts';
import { performJob } from './perform-job.ts';
import { performModel, performRegister } from './perform-model.ts';
import { performQuery } from './perform-query.ts';
import type { Performed, WorkOrder } from './work-order.ts';

/** Does one attempt at a step by the call that its request is. */
export async function perform(order: WorkOrder): Promise<Performed> {
  const { request } = order.attempt;
  if (!request) return performApproval(order);
  switch (request.operation) {
    case 'CreateProcessingJob':
    case 'CreateTrainingJob':
    case 'CreateTransformJob':
    case 'CreateHyperParameterTuningJob':
      return performJob(order, request);
    case 'CreateModel':
      return performModel(order, request.input);
    case 'CreateModelPackage':
      return performRegister(order, request.input);
    case 'StartQueryExecution':
      return performQuery(order, request.input);
    // The clients of these services are large, and few flows call them.
    case 'Invoke': {
      const { performLambda } = await import('./perform-lambda.ts');
      return performLambda(order, request.input);
    }
    case 'StartJobRun': {
      const { performEmr, performGlue } = await import('./perform-spark.ts');
      return request.service === 'glue' ? performGlue(order, request.input) : performEmr(order, request.input);
    }
  }
}
