import { ServiceError } from '../../service-error.ts';
import type { Definition } from '../definition/definition.ts';
import { jsonText } from '../json.ts';
import type { Execution } from '../store/executions.ts';
import { resolve } from './resolve.ts';
import { executionScope } from './execution-scope.ts';
import { StepFault } from './step-fault.ts';

/** Experiment and trial of an execution, whose names the service writes in lower case. Throws `ValidationException`. */
export async function experimentOf(
  definition: Definition,
  execution: Execution,
): Promise<Execution['experiment'] | undefined> {
  if (!definition.experiment) return undefined;
  const scope = executionScope(definition, execution, execution.created);
  try {
    const name = await resolve(definition.experiment.name, scope);
    const trial = await resolve(definition.experiment.trial, scope);
    return { name: jsonText(name).toLowerCase(), trial: jsonText(trial) };
  } catch (cause) {
    if (!(cause instanceof StepFault)) throw cause;
    throw new ServiceError('ValidationException', `PipelineExperimentConfig: ${cause.message}`);
  }
}
