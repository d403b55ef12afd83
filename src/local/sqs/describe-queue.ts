import type { Embedded } from '../embedded.ts';
import { unknownAttribute, withDefaults } from './attributes.ts';
import { queueArn, queueAt, type Queue } from './queue.ts';

const known = /^(All|QueueArn|(Created|LastModified)Timestamp|ApproximateNumberOfMessages(Delayed|NotVisible)?)$/;

/** The attributes that were asked for; counts are exact here. */
export function getQueueAttributes(input: { QueueUrl: string; AttributeNames?: string[] }, aws: Embedded): object {
  const queue = queueAt(input.QueueUrl, aws);
  const wanted = input.AttributeNames ?? [];
  const all: Record<string, string> = { ...withDefaults(queue.attributes), ...factsOf(queue, aws) };
  const strange = wanted.find((name) => !known.test(name) && !Object.hasOwn(all, name) && !optional.has(name));
  if (strange !== undefined) throw unknownAttribute(strange);
  const names = wanted.includes('All') ? Object.keys(all) : wanted.filter((name) => Object.hasOwn(all, name));
  return names.length === 0 ? {} : { Attributes: Object.fromEntries(names.map((name) => [name, all[name]])) };
}

/** Attributes that a queue may lack. */
const optional = new Set(['Policy', 'RedrivePolicy', 'RedriveAllowPolicy', 'KmsMasterKeyId', 'FifoQueue']);

function factsOf(queue: Queue, { state, identity, now }: Embedded): Record<string, string> {
  const counts = state
    .prepare(
      `SELECT count(*) FILTER (WHERE visible <= ?1) AS ready,
              count(*) FILTER (WHERE visible > ?1 AND receives > 0) AS taken,
              count(*) FILTER (WHERE visible > ?1 AND receives = 0) AS delayed
       FROM sqs_messages WHERE queue = ?2`,
    )
    .get(now(), queue.name);
  return {
    QueueArn: queueArn(queue.name, identity),
    ApproximateNumberOfMessages: String(counts?.['ready']),
    ApproximateNumberOfMessagesNotVisible: String(counts?.['taken']),
    ApproximateNumberOfMessagesDelayed: String(counts?.['delayed']),
    CreatedTimestamp: String(Math.floor(queue.created / 1000)),
    LastModifiedTimestamp: String(Math.floor(queue.modified / 1000)),
  };
}
