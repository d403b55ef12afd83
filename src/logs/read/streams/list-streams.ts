import type { DescribeLogStreamsCommandInput } from '@aws-sdk/client-cloudwatch-logs';
import type { LogSource } from '../../source.ts';
import type { Calls } from '../calls/call.ts';

export interface ListedStream {
  name: string;
  /** Service times, milliseconds since 1970. The last ingestion may be told up to an hour late. */
  created: number | undefined;
  ingested: number | undefined;
}

/** More names than this are looked for together, by what they begin with alike. */
const mostSingly = 5;

/**
 * The streams of a source that exist, and how many calls that took. Of a whole group only those that were written to last: its
 * others are found by their events.
 */
export async function listStreams(
  { group, streams }: Pick<LogSource, 'group' | 'streams'>,
  calls: Calls,
  signal: AbortSignal,
): Promise<{ streams: ListedStream[]; pages: number }> {
  if ('prefix' in streams && streams.prefix === '') {
    return list(calls, { logGroupName: group, orderBy: 'LastEventTime', descending: true }, 1, signal);
  }
  const names = 'names' in streams ? new Set(streams.names) : undefined;
  const found: ListedStream[] = [];
  let pages = 0;
  for (const prefix of prefixesOf(streams)) {
    const input = { logGroupName: group, ...(prefix === '' ? {} : { logStreamNamePrefix: prefix }) };
    const listed = await list(calls, input, Infinity, signal);
    pages += listed.pages;
    found.push(...listed.streams);
  }
  return { streams: names ? found.filter(({ name }) => names.delete(name)) : found, pages };
}

async function list(
  calls: Calls,
  input: DescribeLogStreamsCommandInput,
  most: number,
  signal: AbortSignal,
): Promise<{ streams: ListedStream[]; pages: number }> {
  const streams: ListedStream[] = [];
  let nextToken: string | undefined;
  for (let pages = 1; ; pages += 1) {
    const page = await calls.streams({ ...input, nextToken }, { priority: 'discovery', signal });
    for (const { logStreamName: name, creationTime: created, lastIngestionTime: ingested } of page.logStreams ?? []) {
      if (name !== undefined) streams.push({ name, created, ingested });
    }
    if (page.nextToken === undefined || page.nextToken === nextToken || pages >= most) return { streams, pages };
    nextToken = page.nextToken;
  }
}

function prefixesOf(streams: LogSource['streams']): readonly string[] {
  if ('prefix' in streams) return [streams.prefix];
  return streams.names.length <= mostSingly ? streams.names : [commonPrefix(streams.names)];
}

function commonPrefix(names: readonly string[]): string {
  const [first = '', ...others] = names;
  let length = first.length;
  for (const name of others) while (!name.startsWith(first.slice(0, length))) length -= 1;
  return first.slice(0, length);
}
