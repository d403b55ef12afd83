import { createHash, randomUUID } from 'node:crypto';
import type { Embedded } from '../embedded.ts';
import { ServiceError } from '../service-error.ts';
import { settingOf } from './attributes.ts';
import { queueAt } from './queue.ts';
import { invalidValue, unsupported } from './refusals.ts';

export interface SendInput {
  QueueUrl: string;
  MessageBody: string;
  /** Seconds. */
  DelaySeconds?: number;
  MessageAttributes?: Readonly<Record<string, unknown>>;
  MessageGroupId?: string;
}

export function sendMessage(input: SendInput, aws: Embedded): object {
  const queue = queueAt(input.QueueUrl, aws);
  const attributes = JSON.stringify(input.MessageAttributes ?? {});
  checkMessage(input, settingOf(queue.attributes, 'MaximumMessageSize'));
  const id = randomUUID();
  const at = aws.now();
  const delay = input.DelaySeconds ?? settingOf(queue.attributes, 'DelaySeconds');
  aws.state
    .prepare('INSERT INTO sqs_messages (id, queue, body, attributes, sent, visible) VALUES (?, ?, ?, ?, ?, ?)')
    .run(id, queue.name, input.MessageBody, attributes, at, at + 1000 * delay);
  return { MessageId: id, MD5OfMessageBody: md5(input.MessageBody) };
}

/** In hexadecimal, as SQS gives it and its clients check it. */
export function md5(text: string): string {
  return createHash('md5').update(text).digest('hex');
}

function checkMessage(
  { MessageBody: body, DelaySeconds: delay = 0, MessageGroupId: group }: SendInput,
  most: number,
): void {
  if (group !== undefined) throw unsupported('message groups: its queues are not FIFO');
  if (delay < 0 || delay > 900) {
    throw invalidValue(
      `Value ${delay} for parameter DelaySeconds is invalid. Reason: DelaySeconds must be >= 0 and <= 900.`,
    );
  }
  if (body === '') throw new ServiceError('MissingParameter', 'The request must contain the parameter MessageBody.');
  if (Buffer.byteLength(body) > most) {
    throw invalidValue(`One or more parameters are invalid. Reason: Message must be shorter than ${most} bytes.`);
  }
  if (unwritable.test(body)) {
    throw new ServiceError(
      'InvalidMessageContents',
      'Invalid characters found. Valid unicode characters are #x9 | #xA | #xD | #x20 to #xD7FF | #xE000 to #xFFFD | #x10000 to #x10FFFF',
    );
  }
}

// eslint-disable-next-line no-control-regex -- they are what is looked for
const unwritable = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u;
