import type { FilterLogEventsCommandInput, FilterLogEventsCommandOutput } from '@aws-sdk/client-cloudwatch-logs';
import { faultOf } from '../calls/faults.ts';
import type { RawEvent } from '../told/ledger.ts';

/** What one sweep reads. */
export interface SweepRange {
  group: string;
  streams: { prefix: string } | { names: readonly string[] };
  pattern?: string | undefined;
  /** Inclusive, milliseconds since 1970; may be -Infinity. */
  from: number;
  /** Inclusive; Infinity where there is no end. */
  to: number;
  /** Newest first. */
  isBackward?: boolean;
}

type Filter = (input: FilterLogEventsCommandInput) => Promise<FilterLogEventsCommandOutput>;

/** The first time from which the service reads backward. */
const firstBackward = Date.UTC(2024, 0, 1);

/** How often tokens may be refused without getting any further in time. */
const mostRefusals = 5;

/**
 * Reads all pages of a range; `take` gets each, empty ones too. An empty page is no end, a token that comes back is. When a
 * token is refused it goes on from the last event's time, so that some events come twice.
 */
export async function readSweep(
  range: SweepRange,
  filter: Filter,
  take: (page: readonly RawEvent[]) => void,
): Promise<void> {
  if (!range.isBackward || range.from >= firstBackward) return readPages(range, filter, take);
  await readPages({ ...range, from: firstBackward }, filter, take);
  await readPages({ ...range, to: firstBackward - 1, isBackward: false }, filter, take);
}

async function readPages(range: SweepRange, filter: Filter, take: (page: readonly RawEvent[]) => void): Promise<void> {
  let start = { from: range.from, to: range.to };
  let reached = start;
  let token: string | undefined;
  let refusals = 0;
  for (;;) {
    let page: FilterLogEventsCommandOutput;
    try {
      page = await filter(inputOf(range, start, token));
    } catch (error) {
      refusals += 1;
      if (token === undefined || faultOf(error) !== 'badToken' || refusals > mostRefusals) throw error;
      [start, token] = [reached, undefined];
      continue;
    }
    const events = inOrder(page.events ?? [], range.isBackward === true);
    take(events);
    if (page.nextToken === undefined || page.nextToken === token) return;
    token = page.nextToken;
    const last = events.at(-1)?.timestamp;
    if (last === undefined || last === (range.isBackward ? reached.to : reached.from)) continue;
    refusals = 0;
    reached = range.isBackward
      ? { ...reached, to: Math.min(reached.to, last) }
      : { ...reached, from: Math.max(reached.from, last) };
  }
}

function inputOf(
  { group, streams, pattern, isBackward }: SweepRange,
  { from, to }: { from: number; to: number },
  token: string | undefined,
): FilterLogEventsCommandInput {
  return {
    logGroupName: group,
    ...('names' in streams ? { logStreamNames: [...streams.names] } : {}),
    ...('prefix' in streams && streams.prefix !== '' ? { logStreamNamePrefix: streams.prefix } : {}),
    ...(pattern === undefined ? {} : { filterPattern: pattern }),
    startTime: Math.max(0, Math.floor(from)),
    ...(Number.isFinite(to) ? { endTime: Math.ceil(to) } : {}),
    ...(isBackward ? { startFromHead: false } : {}),
    ...(token === undefined ? {} : { nextToken: token }),
  };
}

/** Pages come sorted; which end comes first is not told of backward ones. */
function inOrder(events: readonly RawEvent[], isBackward: boolean): readonly RawEvent[] {
  const [first = 0, last = 0] = [events[0]?.timestamp, events.at(-1)?.timestamp];
  return isBackward && first < last ? events.toReversed() : events;
}
