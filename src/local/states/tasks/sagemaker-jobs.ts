import type { Embedded } from '../../embedded.ts';
import { lostReason } from '../../jobs/settle-jobs.ts';
import { StateFault } from '../evaluate/fault.ts';
import { callFor, type ErrorNames } from './call.ts';
import type { Doing, TaskCall } from './integration.ts';
import { epoch, toResult } from './wire-form.ts';

export const sagemakerNames: ErrorNames = {
  prefix: 'SageMaker',
  general: 'AmazonSageMakerException',
  service: 'AmazonSageMaker',
};

/** What the service puts on the jobs that it starts and waits for. */
function ownTags(execution: string): object[] {
  return [
    { Key: 'MANAGED_BY_AWS', Value: 'STARTED_BY_STEP_FUNCTIONS' },
    { Key: 'AWS_STEP_FUNCTIONS_EXECUTION_ARN', Value: execution },
  ];
}

const ended = new Set(['Completed', 'Failed', 'Stopped']);

/** A job of one kind, such as `ProcessingJob`, followed to its end. */
export function sagemakerJob(kind: string): Doing {
  const describe = (name: unknown, aws: Embedded) =>
    callFor(sagemakerNames, aws, 'sagemaker', `Describe${kind}`, { [`${kind}Name`]: name });
  return {
    begin: async (call) => {
      const name = call.parameters[`${kind}Name`];
      const found = await begunBefore(call, () => describe(name, call.aws));
      if (found) return { response: { [`${kind}Arn`]: found[`${kind}Arn`] }, handle: name };
      const tags = (call.parameters['Tags'] ?? []) as object[];
      const input = { ...call.parameters, Tags: [...tags, ...ownTags(call.execution)] };
      const response = await callFor(sagemakerNames, call.aws, 'sagemaker', `Create${kind}`, input);
      return { response, handle: name };
    },
    poll: async (name, aws) => {
      const told = await describe(name, aws);
      if (!ended.has(String(told[`${kind}Status`]))) return undefined;
      const { Tags } = await callFor(sagemakerNames, aws, 'sagemaker', 'ListTags', {
        ResourceArn: told[`${kind}Arn`],
        MaxResults: 100,
      });
      const list = (Tags ?? []) as { Key: string; Value: string }[];
      const tags = Object.fromEntries(list.map(({ Key, Value }) => [Key, Value]));
      const result = toResult({ ...told, Tags: tags }, epoch);
      if (told[`${kind}Status`] !== 'Completed') throw new StateFault(errorOf(told), JSON.stringify(result));
      return { result };
    },
    stop: async (name, aws) => {
      await callFor(sagemakerNames, aws, 'sagemaker', `Stop${kind}`, { [`${kind}Name`]: name });
    },
  };
}

/** A job that ended with its supervisor is the service's own fault, which machines try again unlike a script that failed. */
function errorOf({ FailureReason: reason }: Record<string, unknown>): string {
  return reason === lostReason ? `SageMaker.${sagemakerNames.general}` : 'States.TaskFailed';
}

/** The job of this name where it was made since the task was scheduled: by this very task, before a crash. */
async function begunBefore(
  { at }: TaskCall,
  describe: () => Promise<Record<string, unknown>>,
): Promise<Record<string, unknown> | undefined> {
  const told = await describe().catch(() => undefined);
  return told && 1000 * Number(told['CreationTime']) >= at ? told : undefined;
}
