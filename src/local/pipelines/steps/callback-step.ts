import { attemptMark } from '../identifiers.ts';
import { jsonText } from '../json.ts';
import { resolve } from '../run/resolve.ts';
import type { StepRunner, StepWork } from '../run/step-work.ts';
import { outputTypes } from './output-types.ts';

/** Steps that tell a queue and wait until somebody answers with their token. */
export const callbackStep: StepRunner = {
  begin: async (work) => {
    const { record } = work;
    const token = attemptMark({ execution: record.execution, step: record.name, attempt: record.attempts });
    const queue = await tell(work, token, 'Executing');
    return {
      kind: 'working',
      change: {
        token,
        outputTypes: outputTypes(work.definition),
        metadata: { Callback: { CallbackToken: token, SqsQueueUrl: queue } },
      },
    };
  },
  // Its answer is written by the operation that brings it.
  look: async () => ({ kind: 'working' }),
  stop: async (work) => {
    await tell(work, work.record.token ?? '', 'Stopping');
  },
};

async function tell(work: StepWork, token: string, status: 'Executing' | 'Stopping'): Promise<string> {
  const { definition, scope, execution } = work;
  const queue = jsonText(await resolve(definition.members['SqsQueueUrl'] ?? '', scope));
  const message = {
    token,
    pipelineExecutionArn: execution.arn,
    arguments: await resolve(definition.arguments, scope),
    status,
  };
  await work.call('sqs', 'SendMessage', { QueueUrl: queue, MessageBody: JSON.stringify(message) });
  return queue;
}
