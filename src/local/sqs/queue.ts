import type { Embedded, Identity } from '../embedded.ts';
import { noSuchQueue } from './refusals.ts';

export interface Queue {
  name: string;
  /** Milliseconds since 1970. */
  created: number;
  modified: number;
  attributes: Readonly<Record<string, string>>;
}

/** `https://sqs.<region>.amazonaws.com/<account>/<name>`: the same whichever way the embedded AWS is reached. */
export function queueUrl(name: string, { region, account, partition }: Identity): string {
  const domain = partition === 'aws-cn' ? 'amazonaws.com.cn' : 'amazonaws.com';
  return `https://sqs.${region}.${domain}/${account}/${name}`;
}

export function queueArn(name: string, { region, account, partition }: Identity): string {
  return `arn:${partition}:sqs:${region}:${account}:${name}`;
}

/** The queue at this URL, whatever host it names. Throws `QueueDoesNotExist`. */
export function queueAt(url: string, aws: Embedded): Queue {
  const [account, name] = url.split('/').slice(-2);
  const queue = account === aws.identity.account && name !== undefined ? findQueue(name, aws) : undefined;
  if (!queue) throw noSuchQueue();
  return queue;
}

export function findQueue(name: string, { state }: Pick<Embedded, 'state'>): Queue | undefined {
  const row = state.prepare('SELECT * FROM sqs_queues WHERE name = ?').get(name);
  return (
    row && {
      name,
      created: Number(row['created']),
      modified: Number(row['modified']),
      attributes: JSON.parse(String(row['attributes'])) as Record<string, string>,
    }
  );
}
