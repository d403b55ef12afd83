import { afterEach, beforeEach, expect, test } from 'vitest';
import { SQS } from '@aws-sdk/client-sqs';
import { clientOf } from '../fakes/client-of.ts';
import { scratchAws, type ScratchAws } from '../fakes/scratch-aws.ts';

let aws: ScratchAws;
let sqs: SQS;

beforeEach(() => {
  aws = scratchAws();
  sqs = clientOf(SQS, aws);
});

afterEach(() => aws[Symbol.dispose]());

test('a message is received once, and again when its visibility has run out', async () => {
  const QueueUrl = await queue('answers');
  const { MessageId } = await sqs.sendMessage({ QueueUrl, MessageBody: 'yes' });
  const first = await sqs.receiveMessage({ QueueUrl, MessageSystemAttributeNames: ['ApproximateReceiveCount'] });
  expect(first.Messages).toMatchObject([{ MessageId, Body: 'yes', Attributes: { ApproximateReceiveCount: '1' } }]);
  expect(await sqs.receiveMessage({ QueueUrl })).not.toHaveProperty('Messages');
  aws.clock.at += 30_000;
  const again = await sqs.receiveMessage({ QueueUrl, MessageSystemAttributeNames: ['All'] });
  expect(again.Messages?.[0]?.Attributes).toMatchObject({ ApproximateReceiveCount: '2' });
});

test('a deleted message never comes back', async () => {
  const QueueUrl = await queue('answers');
  await sqs.sendMessage({ QueueUrl, MessageBody: 'yes' });
  const { Messages } = await sqs.receiveMessage({ QueueUrl, VisibilityTimeout: 0 });
  await sqs.deleteMessage({ QueueUrl, ReceiptHandle: Messages?.[0]?.ReceiptHandle });
  expect(await sqs.receiveMessage({ QueueUrl })).not.toHaveProperty('Messages');
});

test('messages come in the order they were sent, at most as many as were asked for', async () => {
  const QueueUrl = await queue('answers');
  for (const body of ['a', 'b', 'c']) await sqs.sendMessage({ QueueUrl, MessageBody: body });
  const { Messages } = await sqs.receiveMessage({ QueueUrl, MaxNumberOfMessages: 2 });
  expect(Messages?.map(({ Body }) => Body)).toEqual(['a', 'b']);
});

test('a long poll waits for the message that another process sends', async () => {
  const QueueUrl = await queue('answers');
  const received = sqs.receiveMessage({ QueueUrl, WaitTimeSeconds: 20 });
  await sqs.sendMessage({ QueueUrl, MessageBody: 'late' });
  expect((await received).Messages?.[0]?.Body).toBe('late');
});

test('a delayed message is counted as delayed and seen when its time has come', async () => {
  const QueueUrl = await queue('answers');
  await sqs.sendMessage({ QueueUrl, MessageBody: 'later', DelaySeconds: 60 });
  expect((await sqs.getQueueAttributes({ QueueUrl, AttributeNames: ['All'] })).Attributes).toMatchObject({
    ApproximateNumberOfMessages: '0',
    ApproximateNumberOfMessagesDelayed: '1',
    QueueArn: 'arn:aws:sqs:eu-west-1:000000000000:answers',
  });
  aws.clock.at += 60_000;
  expect((await sqs.receiveMessage({ QueueUrl })).Messages).toHaveLength(1);
});

test('messages are forgotten after the retention period of their queue', async () => {
  const QueueUrl = await queue('answers', { MessageRetentionPeriod: '60' });
  await sqs.sendMessage({ QueueUrl, MessageBody: 'old' });
  aws.clock.at += 61_000;
  expect(await sqs.receiveMessage({ QueueUrl })).not.toHaveProperty('Messages');
});

test('message attributes come back when they are asked for by name or by prefix', async () => {
  const QueueUrl = await queue('answers');
  const MessageAttributes = { 'run.id': { DataType: 'String', StringValue: 'r1' } };
  await sqs.sendMessage({ QueueUrl, MessageBody: 'x', MessageAttributes });
  const { Messages } = await sqs.receiveMessage({ QueueUrl, MessageAttributeNames: ['run.*'] });
  expect(Messages?.[0]?.MessageAttributes).toEqual(MessageAttributes);
});

test('a queue is found, listed by prefix, changed, purged and deleted', async () => {
  const QueueUrl = await queue('answers');
  await queue('other');
  expect((await sqs.getQueueUrl({ QueueName: 'answers' })).QueueUrl).toBe(QueueUrl);
  expect((await sqs.listQueues({ QueueNamePrefix: 'ans' })).QueueUrls).toEqual([QueueUrl]);
  await sqs.setQueueAttributes({ QueueUrl, Attributes: { VisibilityTimeout: '5' } });
  expect((await sqs.getQueueAttributes({ QueueUrl, AttributeNames: ['VisibilityTimeout'] })).Attributes).toEqual({
    VisibilityTimeout: '5',
  });
  await sqs.sendMessage({ QueueUrl, MessageBody: 'x' });
  await sqs.purgeQueue({ QueueUrl });
  expect(await sqs.receiveMessage({ QueueUrl })).not.toHaveProperty('Messages');
  await sqs.deleteQueue({ QueueUrl });
  await expect(sqs.getQueueUrl({ QueueName: 'answers' })).rejects.toMatchObject({ name: 'QueueDoesNotExist' });
});

test('a list of queues goes on where its page ended', async () => {
  for (const name of ['a', 'b', 'c']) await queue(name);
  const first = await sqs.listQueues({ MaxResults: 2 });
  const rest = await sqs.listQueues({ MaxResults: 2, NextToken: first.NextToken });
  expect([first.QueueUrls?.length, rest.QueueUrls?.length, rest.NextToken]).toEqual([2, 1, undefined]);
});

test('making a queue again is no fault unless its attributes differ', async () => {
  expect(await queue('answers')).toBe(await queue('answers'));
  await expect(queue('answers', { VisibilityTimeout: '1' })).rejects.toMatchObject({ name: 'QueueNameExists' });
});

test.each([
  ['a name with a slash', () => queue('../x'), 'InvalidParameterValue'],
  ['a FIFO queue', () => queue('x.fifo'), 'UnsupportedOperation'],
  ['an attribute out of bounds', () => queue('x', { VisibilityTimeout: '43201' }), 'InvalidAttributeValue'],
  ['an attribute that is none', () => queue('x', { Colour: 'red' }), 'InvalidAttributeName'],
  ['a dead-letter queue', () => queue('x', { RedrivePolicy: '{}' }), 'UnsupportedOperation'],
  ['a queue of another account', () => send('https://sqs.eu-west-1.amazonaws.com/111111111111/x'), 'QueueDoesNotExist'],
  ['a body over the limit', async () => send(await queue('x'), 'x'.repeat(1_048_577)), 'InvalidParameterValue'],
  ['a body with a control character', async () => send(await queue('x'), 'a\u0000b'), 'InvalidMessageContents'],
])('%s is refused', async (_, call, name) => {
  await expect(call()).rejects.toMatchObject({ name });
});

async function queue(QueueName: string, Attributes?: Record<string, string>): Promise<string> {
  const { QueueUrl } = await sqs.createQueue({ QueueName, Attributes });
  return QueueUrl ?? '';
}

function send(QueueUrl: string, MessageBody = 'x'): Promise<unknown> {
  return sqs.sendMessage({ QueueUrl, MessageBody });
}
