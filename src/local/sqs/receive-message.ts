import { setTimeout as sleep } from 'node:timers/promises';
import type { Embedded } from '../embedded.ts';
import { inTransaction } from '../state.ts';
import { settingOf } from './attributes.ts';
import { queueAt, type Queue } from './queue.ts';
import { invalidValue } from './refusals.ts';
import { md5 } from './send-message.ts';

interface ReceiveInput {
  QueueUrl: string;
  MaxNumberOfMessages?: number;
  /** Seconds. */
  VisibilityTimeout?: number;
  WaitTimeSeconds?: number;
  AttributeNames?: string[];
  MessageSystemAttributeNames?: string[];
  MessageAttributeNames?: string[];
}

/** Milliseconds between two looks at a queue that a long poll waits for. */
const pause = 100;

/** Takes messages out of sight for a while; waits for one as long as was asked. */
export async function receiveMessage(input: ReceiveInput, aws: Embedded): Promise<object> {
  const most = input.MaxNumberOfMessages ?? 1;
  if (most < 1 || most > 10) {
    throw invalidValue(
      `Value ${most} for parameter MaxNumberOfMessages is invalid. Reason: Must be between 1 and 10, if provided.`,
    );
  }
  const wait =
    input.WaitTimeSeconds ?? settingOf(queueAt(input.QueueUrl, aws).attributes, 'ReceiveMessageWaitTimeSeconds');
  if (wait < 0 || wait > 20) {
    throw invalidValue(
      `Value ${wait} for parameter WaitTimeSeconds is invalid. Reason: Must be >= 0 and <= 20, if provided.`,
    );
  }
  // Counted in looks rather than by the clock, which a test may hold still.
  for (let looks = (1000 * wait) / pause; ; looks--) {
    const messages = take(queueAt(input.QueueUrl, aws), most, input, aws);
    if (messages.length > 0) return { Messages: messages };
    if (looks <= 0) return {};
    await sleep(pause);
  }
}

function take(queue: Queue, most: number, input: ReceiveInput, { state, now }: Embedded): object[] {
  const at = now();
  const unseen = 1000 * (input.VisibilityTimeout ?? settingOf(queue.attributes, 'VisibilityTimeout'));
  const kept = at - 1000 * settingOf(queue.attributes, 'MessageRetentionPeriod');
  return inTransaction(state, () => {
    state.prepare('DELETE FROM sqs_messages WHERE queue = ? AND sent < ?').run(queue.name, kept);
    return state
      .prepare(
        `UPDATE sqs_messages SET visible = ?1, receives = receives + 1, received = coalesce(received, ?2)
         WHERE sequence IN (
           SELECT sequence FROM sqs_messages WHERE queue = ?3 AND visible <= ?2 ORDER BY visible, sequence LIMIT ?4
         ) RETURNING *`,
      )
      .all(at + unseen, at, queue.name, most)
      .map((row) => wireMessage(row, input));
  });
}

function wireMessage(row: Readonly<Record<string, unknown>>, input: ReceiveInput): object {
  const body = String(row['body']);
  const system = {
    SenderId: 'mlx-local',
    SentTimestamp: String(row['sent']),
    ApproximateReceiveCount: String(row['receives']),
    ApproximateFirstReceiveTimestamp: String(row['received']),
  };
  const attributes = chosen(system, [...(input.AttributeNames ?? []), ...(input.MessageSystemAttributeNames ?? [])]);
  const own = chosen(
    JSON.parse(String(row['attributes'])) as Record<string, unknown>,
    input.MessageAttributeNames ?? [],
  );
  return {
    MessageId: row['id'],
    // Each receiving has a handle of its own; an older one still deletes the message, as in AWS.
    ReceiptHandle: Buffer.from(`${String(row['id'])} ${String(row['receives'])}`).toString('base64'),
    MD5OfBody: md5(body),
    Body: body,
    ...(attributes && { Attributes: attributes }),
    ...(own && { MessageAttributes: own }),
  };
}

function chosen(all: Readonly<Record<string, unknown>>, names: readonly string[]): object | undefined {
  const wanted = (name: string): boolean =>
    names.some(
      (each) => each === 'All' || each === name || (each.endsWith('.*') && name.startsWith(each.slice(0, -1))),
    );
  const entries = Object.entries(all).filter(([name]) => wanted(name) || names.includes('.*'));
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}
