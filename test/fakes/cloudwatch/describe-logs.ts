import type {
  DescribeLogGroupsCommandInput,
  DescribeLogGroupsCommandOutput,
  DescribeLogStreamsCommandInput,
  DescribeLogStreamsCommandOutput,
} from '@aws-sdk/client-cloudwatch-logs';
import type { LogGroups, StoredEvent, StoredGroup, StoredStream } from './log-groups.ts';
import { badParameter, badToken } from './refusal.ts';

const mostOfAPage = 50;

/** Milliseconds by which a stream's newest times are told late, at most. */
const staleness = 3_600_000;

/** DescribeLogStreams, whose newest times may be an hour old. */
export function describeStreams(
  groups: LogGroups,
  input: DescribeLogStreamsCommandInput,
  now: number,
): Omit<DescribeLogStreamsCommandOutput, '$metadata'> {
  const { logStreamNamePrefix: prefix = '', orderBy = 'LogStreamName', descending = false } = input;
  if (orderBy === 'LastEventTime' && input.logStreamNamePrefix !== undefined) {
    throw badParameter('Cannot order by LastEventTime with a logStreamNamePrefix.');
  }
  const group = groups.group(input.logGroupName ?? '', now);
  const found = groups.streams(group, now).filter(({ name }) => name.startsWith(prefix));
  if (orderBy === 'LastEventTime') found.sort((a, b) => lastOf(a, now) - lastOf(b, now));
  if (descending) found.reverse();
  const { page, nextToken } = pageOf(found, input);
  return { logStreams: page.map((stream) => toldStream(group, stream, now)), nextToken };
}

export function describeGroups(
  groups: LogGroups,
  input: DescribeLogGroupsCommandInput,
  now: number,
): Omit<DescribeLogGroupsCommandOutput, '$metadata'> {
  const { logGroupNamePrefix: prefix = '', logGroupNamePattern: part = '' } = input;
  if (prefix !== '' && part !== '') throw badParameter('A prefix and a pattern are mutually exclusive.');
  const found = groups.groups(now).filter(({ name }) => name.startsWith(prefix) && name.includes(part));
  const told = found.map(({ name, created }) => ({
    logGroupName: name,
    creationTime: created,
    arn: `${arnOf(name)}:*`,
    logGroupArn: arnOf(name),
    metricFilterCount: 0,
    storedBytes: 0,
    logGroupClass: 'STANDARD' as const,
  }));
  const { page, nextToken } = pageOf(told, input);
  return { logGroups: page, nextToken };
}

function toldStream(group: StoredGroup, { name, created, events }: StoredStream, now: number) {
  const [first, last] = [events.find(({ readable }) => readable <= now), lastEvent(events, now)];
  return {
    logStreamName: name,
    creationTime: created,
    ...(first && last
      ? {
          firstEventTimestamp: first.timestamp,
          lastEventTimestamp: last.timestamp,
          lastIngestionTime: last.ingestion,
          uploadSequenceToken: '49600000000000000000000000000000000000000000000000000000',
        }
      : {}),
    arn: `${arnOf(group.name)}:log-stream:${name}`,
    storedBytes: 0,
  };
}

function lastOf({ events }: StoredStream, now: number): number {
  return lastEvent(events, now)?.timestamp ?? 0;
}

/** The newest that is told, or where that is none the first that can be read. */
function lastEvent(events: readonly StoredEvent[], now: number): StoredEvent | undefined {
  return (
    events.findLast(({ readable }) => readable <= now - staleness) ?? events.find(({ readable }) => readable <= now)
  );
}

function pageOf<T>(
  all: readonly T[],
  { limit = mostOfAPage, nextToken = '0' }: { limit?: number; nextToken?: string },
) {
  const from = Number(nextToken);
  if (!/^\d{1,9}$/u.test(nextToken)) throw badToken();
  const to = from + limit;
  return { page: all.slice(from, to), nextToken: to < all.length ? String(to) : undefined };
}

function arnOf(group: string): string {
  return `arn:aws:logs:us-east-1:123456789012:log-group:${group}`;
}
