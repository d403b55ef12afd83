import type { Definition } from '../definition/definition.ts';
import { typedValue } from '../parameters.ts';
import type { Execution } from '../store/executions.ts';
import type { Scope } from './scope.ts';
import { StepFault } from './step-fault.ts';

/** What can be told of an execution before any step of it has begun. `at` is the moment, in milliseconds. */
export function executionScope(definition: Definition, execution: Execution, at: number): Scope {
  const variables: Readonly<Record<string, string>> = {
    StartDateTime: new Date(execution.created).toISOString(),
    CurrentDateTime: new Date(at).toISOString(),
    PipelineName: execution.pipeline,
    PipelineArn: execution.pipelineArn,
    PipelineExecutionId: execution.id,
    PipelineExecutionArn: execution.arn,
  };
  const experiment: Readonly<Record<string, string | undefined>> = {
    ExperimentName: execution.experiment?.name,
    TrialName: execution.experiment?.trial,
  };
  return {
    parameter: (name) => {
      const parameter = definition.parameters.find((each) => each.name === name);
      const text = execution.parameters[name];
      return parameter && text !== undefined ? typedValue(parameter, text) : undefined;
    },
    execution: (name) => (Object.hasOwn(variables, name) ? variables[name] : undefined),
    experiment: (name) => (Object.hasOwn(experiment, name) ? experiment[name] : undefined),
    properties: () => undefined,
    propertyFile: () => Promise.reject(new StepFault('ClientError: No step has written a file yet.')),
    object: () => Promise.reject(new StepFault('ClientError: Objects can be read in steps only.')),
  };
}
