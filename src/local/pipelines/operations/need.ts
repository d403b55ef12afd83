import type { Embedded } from '../../embedded.ts';
import { executionIdOf, pipelineNameOf } from '../arns.ts';
import { unknownExecution, unknownPipeline } from '../refusals.ts';
import { type Execution, readExecution } from '../store/executions.ts';
import { type Pipeline, readPipeline } from '../store/pipelines.ts';

/** The pipeline of a name or ARN. Throws the service's `ResourceNotFound`. */
export function needPipeline(nameOrArn: string, aws: Embedded): Pipeline {
  const name = pipelineNameOf(nameOrArn, aws.identity);
  const pipeline = readPipeline(aws.state, name);
  if (!pipeline) throw unknownPipeline(name, aws.identity);
  return pipeline;
}

/** The execution of an ARN, as it stands once what a dead supervisor left goes on. Throws `ResourceNotFound`. */
export function needExecution(arn: string, aws: Embedded): Execution {
  aws.wake();
  return presentExecution(arn, aws);
}

/** The execution of an ARN as it stands, also within a transaction. Throws `ResourceNotFound`. */
export function presentExecution(arn: string, aws: Embedded): Execution {
  const execution = readExecution(aws.state, executionIdOf(arn));
  if (execution?.arn !== arn) throw unknownExecution(arn);
  return execution;
}
