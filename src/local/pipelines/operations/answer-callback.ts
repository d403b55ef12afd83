import type { Embedded } from '../../embedded.ts';
import { ServiceError } from '../../service-error.ts';
import { inTransaction } from '../../state.ts';
import { typedValue } from '../parameters.ts';
import { isJsonObject, type Json, type JsonObject } from '../json.ts';
import { conflict } from '../refusals.ts';
import { invalid } from '../../sagemaker/refusals.ts';
import { readExecution } from '../store/executions.ts';
import { stepByToken, type StepRecord, writeStep } from '../store/steps.ts';

interface SuccessInput {
  CallbackToken: string;
  OutputParameters?: { Name: string; Value: string }[];
}

/** Lets a callback step that waits succeed, with what other steps read of it. */
export function sendPipelineExecutionStepSuccess(input: SuccessInput, aws: Embedded): object {
  const outputs = input.OutputParameters ?? [];
  return answer(input.CallbackToken, aws, (step) => ({
    step: { ...step, status: 'Succeeded', metadata: withOutputs(step.metadata, outputs) },
    properties: { OutputParameters: typedOutputs(step, outputs) },
  }));
}

/** Ends a callback step that waits as failed. */
export function sendPipelineExecutionStepFailure(
  input: { CallbackToken: string; FailureReason?: string },
  aws: Embedded,
): object {
  const failureReason = input.FailureReason ?? 'ClientError: The callback step was answered with a failure.';
  return answer(input.CallbackToken, aws, (step) => ({ step: { ...step, status: 'Failed', failureReason } }));
}

function answer(
  token: string,
  aws: Embedded,
  edit: (step: StepRecord) => { step: StepRecord; properties?: JsonObject },
): object {
  const arn = inTransaction(aws.state, () => {
    const step = stepByToken(aws.state, token);
    const execution = step && readExecution(aws.state, step.execution);
    if (!step || !execution) throw new ServiceError('ResourceNotFound', `Callback token '${token}' does not exist.`);
    if (step.status !== 'Executing' && step.status !== 'Stopping') {
      throw conflict(`Step ${step.name} doesn't wait for an answer: it is in status ${step.status}.`);
    }
    const edited = edit(step);
    writeStep(aws.state, { ...edited.step, ended: aws.now() }, edited.properties);
    return execution.arn;
  });
  aws.wake();
  return { PipelineExecutionArn: arn };
}

function withOutputs(metadata: Json | undefined, outputs: readonly { Name: string; Value: string }[]): JsonObject {
  const callback = isJsonObject(metadata) ? metadata['Callback'] : undefined;
  const told = isJsonObject(callback) ? callback : {};
  return { Callback: { ...told, OutputParameters: outputs.map(({ Name, Value }) => ({ Name, Value })) } };
}

/** The types that the definition declared for them are kept with the step since it began. */
function typedOutputs(step: StepRecord, outputs: readonly { Name: string; Value: string }[]): JsonObject {
  return Object.fromEntries(
    outputs.map(({ Name, Value }) => {
      const type = step.outputTypes?.[Name] ?? 'String';
      const value = typedValue({ type }, Value);
      if (value === undefined)
        throw invalid(`Output parameter '${Name}' of step ${step.name} must be of type ${type}: ${Value}`);
      return [Name, value];
    }),
  );
}
