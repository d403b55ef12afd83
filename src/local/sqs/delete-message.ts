import type { Embedded } from '../embedded.ts';
import { ServiceError } from '../service-error.ts';
import { queueAt } from './queue.ts';

/** Deleting a message that is gone is no fault; a text that is no handle is one. */
export function deleteMessage(
  { QueueUrl: url, ReceiptHandle: handle }: { QueueUrl: string; ReceiptHandle: string },
  aws: Embedded,
): object {
  const { name } = queueAt(url, aws);
  const [id] = /^[\da-f-]{36}(?= \d+$)/.exec(Buffer.from(handle, 'base64').toString('utf8')) ?? [];
  if (id === undefined) {
    throw new ServiceError(
      'ReceiptHandleIsInvalid',
      `The input receipt handle "${handle}" is not a valid receipt handle.`,
    );
  }
  aws.state.prepare('DELETE FROM sqs_messages WHERE queue = ? AND id = ?').run(name, id);
  return {};
}
