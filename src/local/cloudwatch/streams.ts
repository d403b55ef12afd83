import { compareTexts } from '../../base/compare.ts';
import type { Embedded } from '../embedded.ts';
import { pageToken, positionIn } from '../page-token.ts';
import { needGroup, streamsFrom, type GroupNamed, type GroupRow, type StreamRow } from './find.ts';
import { alreadyThere, badParameter, badToken } from './refusals.ts';

const maxPage = 50;

export function createLogStream(input: { logGroupName: string; logStreamName: string }, aws: Embedded): object {
  const group = needGroup(aws.state, input);
  const made = aws.state
    .prepare('INSERT OR IGNORE INTO log_streams (log_group, name, created) VALUES (?, ?, ?)')
    .run(group.id, input.logStreamName, aws.now());
  if (made.changes === 0) throw alreadyThere('stream');
  return {};
}

interface DescribeStreams extends GroupNamed {
  logStreamNamePrefix?: string;
  orderBy?: 'LogStreamName' | 'LastEventTime';
  descending?: boolean;
  nextToken?: string;
  limit?: number;
}

/** DescribeLogStreams: by name, or by the time of the last event where no prefix is given; 50 a page. */
export function describeLogStreams(input: DescribeStreams, aws: Embedded): object {
  const { logStreamNamePrefix: prefix, orderBy = 'LogStreamName', descending = false, limit = maxPage } = input;
  if (orderBy === 'LastEventTime' && prefix !== undefined) {
    throw badParameter('Cannot order by LastEventTime with a logStreamNamePrefix.');
  }
  const group = needGroup(aws.state, input);
  const kind = `streams ${orderBy} ${descending}`;
  const after = input.nextToken === undefined ? undefined : positionIn(kind, input.nextToken);
  if (input.nextToken !== undefined && after === undefined) throw badToken();
  const rows = Iterator.from(
    orderBy === 'LastEventTime' || descending
      ? sorted(aws, group, input, after)
      : byName(aws, group, prefix ?? '', after),
  );
  const found = rows.take(limit + 1).toArray();
  const page = found.slice(0, limit);
  const last = page.at(-1);
  return {
    logStreams: page.map((row) => described(row, group, aws)),
    ...(found.length > limit && last ? { nextToken: pageToken(kind, [last.last_event ?? 0, last.name]) } : {}),
  };
}

function* byName(aws: Embedded, group: GroupRow, prefix: string, after?: unknown[]): Generator<StreamRow> {
  const past = after === undefined ? undefined : textAt(after, 1);
  for (const row of streamsFrom(aws.state, group, prefix, past)) if (row.name !== past) yield row;
}

/** Orders that no index serves; a group's streams are few enough to sort. */
function* sorted(
  aws: Embedded,
  group: GroupRow,
  input: DescribeStreams,
  after: unknown[] | undefined,
): Generator<StreamRow> {
  const compare = input.orderBy === 'LastEventTime' ? compareTimes : compareNames;
  const sign = input.descending ? -1 : 1;
  const past = after && { last_event: Number(after[0]), name: textAt(after, 1) };
  const rows = [...streamsFrom(aws.state, group, input.logStreamNamePrefix ?? '')];
  for (const row of rows.sort((a, b) => sign * compare(a, b))) {
    if (past === undefined || sign * compare(row, past) > 0) yield row;
  }
}

type Placed = Pick<StreamRow, 'name' | 'last_event'>;

function compareTimes(a: Placed, b: Placed): number {
  return (a.last_event ?? 0) - (b.last_event ?? 0) || compareNames(a, b);
}

function compareNames(a: Placed, b: Placed): number {
  return compareTexts(a.name, b.name);
}

function textAt(position: unknown[], index: number): string {
  const value = position[index];
  if (typeof value !== 'string') throw badToken();
  return value;
}

function described(row: StreamRow, group: GroupRow, aws: Embedded): object {
  const { partition, region, account } = aws.identity;
  return {
    logStreamName: row.name,
    creationTime: row.created,
    ...(row.first_event === null ? {} : { firstEventTimestamp: row.first_event }),
    ...(row.last_event === null ? {} : { lastEventTimestamp: row.last_event }),
    ...(row.last_ingestion === null ? {} : { lastIngestionTime: row.last_ingestion }),
    arn: `arn:${partition}:logs:${region}:${account}:log-group:${group.name}:log-stream:${row.name}`,
    storedBytes: 0,
  };
}
