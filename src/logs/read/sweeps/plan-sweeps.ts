import type { LogSource } from '../../source.ts';
import type { ReadStream } from '../streams/read-stream.ts';

/** One reading of several streams from a time on. */
export interface Sweep {
  streams: LogSource['streams'];
  /** The streams of which it reads all that is needed; absent: all, also those that are found on the way. */
  covers?: readonly ReadStream[];
  /** Inclusive; -Infinity: from the head. */
  from: number;
}

/** What is known of a source when its sweeps are planned. */
export interface SweepSituation {
  streams: LogSource['streams'];
  known: readonly ReadStream[];
  /** Elapsed time here. */
  now: number;
  /** Events told so far, characters of them, and events a second lately. */
  told: number;
  characters: number;
  rate: number;
  /** Reach back as far as lines come very late. */
  isDeep: boolean;
}

/** Milliseconds: what deep sweeps reach back, and beyond which a stream is read by itself. */
export const deepReach = 120_000;

/** Milliseconds by which the clock of a host may be ahead before its stream is read by itself. */
const mostAhead = 60_000;

/** Events of a page that costs next to nothing, and characters. */
const fewEvents = 2_000;
const fewCharacters = 400_000;

/** Streams with fewer events are read from the head, for they may be those of a host with a wrong clock. */
const youngEvents = 20;

/** Milliseconds for which that is done at each sweep; later only at deep ones. */
const youngFor = 30_000;

/** Milliseconds by which the starts of streams that are read in one call may differ. */
const together = 30_000;

/** The most names of a call. */
const mostNames = 100;

/** All streams whose clocks are right, in as few calls as can be. */
export function planMain(at: SweepSituation): Sweep[] {
  const hasPrefix = 'prefix' in at.streams;
  const isSmall = isLittle(at);
  const wasRead = at.known.filter(({ mark }) => mark !== -Infinity);
  if (hasPrefix && (isSmall || wasRead.length === 0)) return [{ streams: at.streams, from: -Infinity }];
  const covers = isSmall ? at.known.filter(isRead) : wasRead.filter((one) => isRead(one) && !isSkewed(one));
  if (covers.length === 0) return [];
  const reach = Math.min(deepReach, (1000 * fewEvents) / at.rate);
  const from = isSmall ? -Infinity : Math.min(...covers.map((one) => needOf(one, at.isDeep, reach)));
  const isApart = at.known.some((one) => one.isHot || (isSkewed(one) && one.delays.least() < 0));
  if (hasPrefix && !isApart) return [{ streams: at.streams, covers, from }];
  return inCalls(covers).map((some) => ({ streams: namesOf(some), covers: some, from }));
}

/** Streams of which too little is known, from their heads. */
export function planYoung(at: SweepSituation): Sweep[] {
  if ('prefix' in at.streams && isLittle(at)) return [];
  const isYoung = (one: ReadStream): boolean => one.told < youngEvents && (at.isDeep || at.now - one.seenAt < youngFor);
  const young = at.known.filter((one) => isRead(one) && (one.mark === -Infinity || isYoung(one)));
  return inCalls(young).map((some) => ({ streams: namesOf(some), covers: some, from: -Infinity }));
}

/** Streams whose clocks are wrong or whose lines come very late, each with those that are off by as much. */
export function planSkewed(at: SweepSituation): Sweep[] {
  const skewed = at.known
    .filter((one) => isRead(one) && one.mark !== -Infinity && isSkewed(one))
    .map((stream) => ({ stream, from: needOf(stream, at.isDeep) }))
    .sort((a, b) => a.from - b.from);
  const sweeps: { some: ReadStream[]; from: number }[] = [];
  for (const { stream, from } of skewed) {
    const last = sweeps.at(-1);
    if (last && from - last.from <= together && last.some.length < mostNames) last.some.push(stream);
    else sweeps.push({ some: [stream], from });
  }
  return sweeps.map(({ some, from }) => ({ streams: namesOf(some), covers: some, from }));
}

/** Events a second beyond which all calls together could hardly read twice what comes. */
const mostTwice = 10_000;

/** Streams that are read by their tokens, again for what came late behind them. */
export function planHot(at: SweepSituation): Sweep[] {
  if (!at.isDeep || at.rate > mostTwice) return [];
  const hot = at.known.filter(({ isHot, isGone }) => isHot && !isGone);
  return inCalls(hot).map((some) => ({
    streams: namesOf(some),
    covers: some,
    from: Math.min(...some.map((one) => needOf(one, true))),
  }));
}

/**
 * The time from which a stream must be read, so that nothing is left out between what was read before and now. `reach`:
 * milliseconds that it goes back at least.
 */
export function needOf(stream: ReadStream, isDeep = false, reach = -Infinity): number {
  const usual = stream.mark - Math.max(reach, stream.delays.reach());
  return isDeep ? Math.min(usual, deepNeedOf(stream)) : usual;
}

/** The same for what comes very late. */
export function deepNeedOf({ deepMark, delays }: ReadStream): number {
  return deepMark - Math.max(delays.least() + deepReach, delays.reach());
}

export function isSkewed({ delays }: ReadStream): boolean {
  return delays.reach() > deepReach || delays.least() < -mostAhead;
}

/** Reading all of it costs no more than reading what is new. */
function isLittle({ told, characters }: SweepSituation): boolean {
  return told <= fewEvents && characters <= fewCharacters;
}

function isRead({ isGone, isHot }: ReadStream): boolean {
  return !isGone && !isHot;
}

function inCalls(streams: readonly ReadStream[]): ReadStream[][] {
  const calls: ReadStream[][] = [];
  for (let at = 0; at < streams.length; at += mostNames) calls.push(streams.slice(at, at + mostNames));
  return calls;
}

function namesOf(streams: readonly ReadStream[]): LogSource['streams'] {
  return { names: streams.map(({ stream }) => stream.name) };
}
