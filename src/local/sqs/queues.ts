import type { Embedded } from '../embedded.ts';
import { offsetIn, pageToken } from '../page-token.ts';
import { ServiceError } from '../service-error.ts';
import { inTransaction } from '../state.ts';
import { checkAttributes } from './attributes.ts';
import { findQueue, queueAt, queueUrl } from './queue.ts';
import { invalidValue, noSuchQueue, unsupported } from './refusals.ts';

type Attributes = Readonly<Record<string, string>>;

/** Making a queue again with the same attributes is no fault. */
export function createQueue(
  { QueueName: name, Attributes: attributes = {} }: { QueueName: string; Attributes?: Attributes },
  aws: Embedded,
): object {
  if (name.endsWith('.fifo')) throw unsupported('FIFO queues');
  if (!/^[\w-]{1,80}$/.test(name)) {
    throw invalidValue('Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length');
  }
  checkAttributes(attributes);
  inTransaction(aws.state, () => {
    const present = findQueue(name, aws);
    if (present) return mustBeSame(present.attributes, attributes);
    aws.state
      .prepare('INSERT INTO sqs_queues VALUES (?, ?, ?, ?)')
      .run(name, aws.now(), aws.now(), JSON.stringify(attributes));
  });
  return { QueueUrl: queueUrl(name, aws.identity) };
}

export function getQueueUrl({ QueueName: name }: { QueueName: string }, aws: Embedded): object {
  if (!findQueue(name, aws)) throw noSuchQueue();
  return { QueueUrl: queueUrl(name, aws.identity) };
}

const largestPage = 1000;

export function listQueues(
  input: { QueueNamePrefix?: string; MaxResults?: number; NextToken?: string },
  aws: Embedded,
): object {
  const prefix = input.QueueNamePrefix ?? '';
  const offset = input.NextToken === undefined ? 0 : offsetIn(`queues ${prefix}`, input.NextToken);
  if (offset === undefined) throw invalidValue('Invalid or expired next token.');
  const limit = input.MaxResults ?? largestPage;
  const names = aws.state
    .prepare('SELECT name FROM sqs_queues WHERE substr(name, 1, length(?1)) = ?1 ORDER BY name LIMIT ?2 OFFSET ?3')
    .all(prefix, limit + 1, offset)
    .map((row) => String(row['name']));
  return {
    QueueUrls: names.slice(0, limit).map((name) => queueUrl(name, aws.identity)),
    NextToken: names.length > limit ? pageToken(`queues ${prefix}`, [offset + limit]) : undefined,
  };
}

export function setQueueAttributes(input: { QueueUrl: string; Attributes: Attributes }, aws: Embedded): object {
  checkAttributes(input.Attributes);
  inTransaction(aws.state, () => {
    const { name, attributes } = queueAt(input.QueueUrl, aws);
    aws.state
      .prepare('UPDATE sqs_queues SET attributes = ?, modified = ? WHERE name = ?')
      .run(JSON.stringify({ ...attributes, ...input.Attributes }), aws.now(), name);
  });
  return {};
}

/** Forgets the queue with its messages. */
export function deleteQueue(input: { QueueUrl: string }, aws: Embedded): object {
  aws.state.prepare('DELETE FROM sqs_queues WHERE name = ?').run(queueAt(input.QueueUrl, aws).name);
  return {};
}

export function purgeQueue(input: { QueueUrl: string }, aws: Embedded): object {
  aws.state.prepare('DELETE FROM sqs_messages WHERE queue = ?').run(queueAt(input.QueueUrl, aws).name);
  return {};
}

function mustBeSame(present: Attributes, wanted: Attributes): void {
  const same = Object.entries(wanted).every(([name, value]) => present[name] === value);
  if (!same) {
    throw new ServiceError(
      'QueueNameExists',
      'A queue already exists with the same name and a different value for attribute(s).',
    );
  }
}
