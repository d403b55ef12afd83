import type { GetLogEventsCommandInput, GetLogEventsCommandOutput } from '@aws-sdk/client-cloudwatch-logs';
import type { LogGroups, StoredEvent } from './log-groups.ts';
import { bookmarkNumber, comparePositions, readBookmark, type Bookmark } from './position.ts';
import { badToken, expiredToken } from './refusal.ts';
import { firstIndex, stepBack, takePage, type Distortion } from './take-page.ts';

/** Milliseconds by which the forward token of an empty stream, read from its end, is ahead of the time. */
const emptyAhead = 7_200_000;

/** When tokens were last given out, milliseconds since 1970: these, unlike the other API's, don't tell it themselves. */
export type IssuedTokens = Map<string, number>;

/** GetLogEvents: one stream, a token for each direction, and the end where the token sent comes back. */
export function getEvents(
  groups: LogGroups,
  input: GetLogEventsCommandInput,
  call: { now: number; tokenLife: number; distortion: Distortion; issued: IssuedTokens },
): Omit<GetLogEventsCommandOutput, '$metadata'> {
  const { now, distortion, issued } = call;
  const { startTime = 0, endTime = Infinity, startFromHead = false, limit } = input;
  const group = groups.group(input.logGroupName ?? '', now);
  const { events } = groups.stream(group, input.logStreamName ?? '', now);
  const token = input.nextToken === undefined ? undefined : readToken(input.nextToken, call);
  const direction = token?.direction ?? (startFromHead ? 1 : -1);
  const choose = {
    limit: Math.min(limit ?? Infinity, distortion.mostEvents),
    isWithin: ({ timestamp }: StoredEvent) => timestamp >= startTime && timestamp < endTime,
    isWanted: (event: StoredEvent) => event.readable <= now && !distortion.omits(event),
  };
  const first = startOf(events, direction, token?.at, { startTime, endTime });
  const from = token ? stepBack(events, first, direction, distortion.overlap, choose) : first;
  const page = takePage(events, from, direction, choose).events;
  if (direction === -1) page.reverse();

  const left = token?.at.emptyPages ?? 0;
  const answer = (told: readonly StoredEvent[], forward: Bookmark, backward: Bookmark) => {
    const [nextForwardToken, nextBackwardToken] = [`f/${bookmarkNumber(forward)}/s`, `b/${bookmarkNumber(backward)}/s`];
    issued.set(nextForwardToken, now).set(nextBackwardToken, now);
    return { events: told.map(toldEvent), nextForwardToken, nextBackwardToken };
  };
  const [oldest, newest] = [page[0], page.at(-1)];
  const start = token?.at ?? { ...origin, timestamp: startFromHead ? startTime : now + emptyAhead };
  if (left < distortion.emptyPages) {
    const at = { ...start, emptyPages: left + 1 };
    return answer([], at, at);
  }
  if (!oldest || !newest) return answer([], start, start);
  return answer(page, { ...newest, emptyPages: 0 }, { ...oldest, emptyPages: 0 });
}

const origin: Bookmark = { timestamp: 0, ingestion: 0, serial: 0, emptyPages: 0 };

function startOf(
  events: readonly StoredEvent[],
  direction: 1 | -1,
  at: Bookmark | undefined,
  { startTime, endTime }: { startTime: number; endTime: number },
): number {
  if (direction === 1) {
    const isPast = (event: StoredEvent): boolean =>
      event.timestamp >= startTime && (at === undefined || comparePositions(event, at) > 0);
    return firstIndex(events, isPast);
  }
  const isPast = (event: StoredEvent): boolean =>
    event.timestamp >= endTime || (at !== undefined && comparePositions(event, at) >= 0);
  return firstIndex(events, isPast) - 1;
}

function toldEvent({ timestamp, message, ingestion }: StoredEvent) {
  return { timestamp, message, ingestionTime: ingestion };
}

function readToken(
  text: string,
  { now, tokenLife, issued }: { now: number; tokenLife: number; issued: IssuedTokens },
): { at: Bookmark; direction: 1 | -1 } {
  const [, way, digits] = /^([fb])\/(\d{56})\/s$/u.exec(text) ?? [];
  if (digits === undefined) throw badToken();
  if (now - (issued.get(text) ?? now) > tokenLife) throw expiredToken();
  return { at: readBookmark(digits), direction: way === 'f' ? 1 : -1 };
}
