import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { callService } from '../../../src/local/wire/call.ts';
import { condition, definitionOf, get, processing } from './definitions.ts';
import { world, type World } from './world.ts';

async function waiting(aws: World): Promise<{ arn: string; token: string; messages: () => Promise<unknown[]> }> {
  const { QueueUrl } = await callService(aws, 'sqs', 'CreateQueue', { QueueName: 'approvals' });
  const approval = {
    Name: 'approval',
    Type: 'Callback',
    SqsQueueUrl: QueueUrl,
    Arguments: { run: get('Execution.PipelineExecutionId') },
    OutputParameters: [{ OutputName: 'share', OutputType: 'Float' }],
  };
  const share = get("Steps.approval.OutputParameters['share']");
  const asked = { Type: 'GreaterThan', LeftValue: share, RightValue: 0.5 };
  await aws.create(definitionOf([approval, condition('enough', [asked], [processing('go')])]));
  const arn = await aws.start();
  const { Callback } = (await aws.step(arn, 'approval'))['Metadata'];
  expect(Callback.SqsQueueUrl).toBe(QueueUrl);
  return {
    arn,
    token: Callback.CallbackToken,
    messages: async () => {
      const told = await callService(aws, 'sqs', 'ReceiveMessage', { QueueUrl, MaxNumberOfMessages: 10 });
      return ((told['Messages'] ?? []) as { Body: string }[]).map(({ Body }) => JSON.parse(Body));
    },
  };
}

describe('a callback step', () => {
  test('tells its queue and waits for an answer, whose outputs other steps read', async () => {
    using aws = world();
    const { arn, token, messages } = await waiting(aws);
    expect(token).toMatch(/^[A-Za-z0-9]{10}$/);
    expect(await messages()).toEqual([
      { token, pipelineExecutionArn: arn, arguments: { run: arn.split('/').at(-1) }, status: 'Executing' },
    ]);
    expect(await aws.look()).toBeUndefined();
    expect(await aws.steps(arn)).toEqual(['approval Executing']);
    const OutputParameters = [{ Name: 'share', Value: '0.75' }];
    expect(await aws.call('SendPipelineExecutionStepSuccess', { CallbackToken: token, OutputParameters })).toEqual({
      PipelineExecutionArn: arn,
    });
    await aws.look();
    expect(await aws.steps(arn)).toEqual(['approval Succeeded', 'enough Succeeded', 'go Executing']);
    expect((await aws.step(arn, 'approval'))['Metadata']['Callback']).toMatchObject({ OutputParameters });
  });

  test('that is answered with a failure fails with its reason', async () => {
    using aws = world();
    const { arn, token } = await waiting(aws);
    await aws.call('SendPipelineExecutionStepFailure', { CallbackToken: token, FailureReason: 'not today' });
    await aws.look();
    expect(await aws.step(arn, 'approval')).toMatchObject({ StepStatus: 'Failed', FailureReason: 'not today' });
    expect(await aws.status(arn)).toBe('Failed');
  });

  test('is answered once, in the type that was declared, and by its own token only', async () => {
    using aws = world();
    const { token } = await waiting(aws);
    const answer = (CallbackToken: string, Value: string) =>
      aws.refused('SendPipelineExecutionStepSuccess', {
        CallbackToken,
        OutputParameters: [{ Name: 'share', Value }],
      });
    expect(await answer('0123456789', '1')).toMatch(/^ResourceNotFound: /);
    expect(await answer(token, 'much')).toMatch(/^ValidationException: .* must be of type Float: much/);
    await aws.call('SendPipelineExecutionStepSuccess', { CallbackToken: token });
    expect(await answer(token, '1')).toMatch(/^ConflictException: .* in status Succeeded/);
  });

  test('holds up a stop until somebody answers, and says so to its queue', async () => {
    using aws = world();
    const { arn, token, messages } = await waiting(aws);
    await messages();
    await aws.call('StopPipelineExecution', { PipelineExecutionArn: arn, ClientRequestToken: randomUUID() });
    await aws.look();
    expect(await messages()).toMatchObject([{ token, status: 'Stopping' }]);
    expect(await aws.status(arn)).toBe('Stopping');
    await aws.call('SendPipelineExecutionStepFailure', { CallbackToken: token });
    await aws.look();
    expect(await aws.status(arn)).toBe('Stopped');
  });

  test('whose queue is missing fails and says so', async () => {
    using aws = world();
    const SqsQueueUrl = 'http://127.0.0.1/000000000000/nowhere';
    await aws.create(
      definitionOf([{ Name: 'ask', Type: 'Callback', SqsQueueUrl, Arguments: {}, OutputParameters: [] }]),
    );
    const step = await aws.step(await aws.start(), 'ask');
    expect(step['FailureReason']).toMatch(/^ClientError: Failed to invoke sqs:SendMessage. Error Details: /);
  });
});
