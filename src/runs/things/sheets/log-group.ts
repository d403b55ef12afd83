import { DescribeLogStreamsCommand, type LogGroup } from '@aws-sdk/client-cloudwatch-logs';
import { bytesInWords } from '../../../base/bytes.ts';
import type { ThingBench } from '../list-things.ts';
import type { Thing } from '../thing.ts';
import { factsOf, type Sheet } from './sheet.ts';

const mostStreams = 50;

/** Its size, and its streams, the one that was written to last first. */
export async function groupSheet({ aws }: ThingBench, thing: Thing, value: object): Promise<Sheet> {
  const group = value as LogGroup;
  const logs = await aws.logs();
  const { logStreams = [] } = await logs.send(
    new DescribeLogStreamsCommand({
      logGroupName: thing.name,
      orderBy: 'LastEventTime',
      descending: true,
      limit: mostStreams,
    }),
  );
  return {
    thing,
    facts: [
      ...factsOf({ size: bytesInWords(group.storedBytes ?? 0), made: group.creationTime, class: group.logGroupClass }),
      ...factsOf({ kept: group.retentionInDays === undefined ? 'for ever' : `${group.retentionInDays} days` }),
      ...factsOf({ arn: group.logGroupArn ?? group.arn }),
    ],
    parts: [
      {
        title: 'streams, newest first',
        heads: ['stream', 'last line'],
        rows: logStreams.map(({ logStreamName = '', lastEventTimestamp, lastIngestionTime }) => [
          logStreamName,
          lastEventTimestamp ?? lastIngestionTime ?? '',
        ]),
      },
    ],
    links: [],
  };
}
