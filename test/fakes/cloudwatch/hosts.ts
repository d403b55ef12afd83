import type { WrittenEvent } from './log-groups.ts';
import { seededRandom, type Random } from './random.ts';

/** A range of milliseconds. */
export type Range = readonly [least: number, most: number];

/** How a host writes and its agent delivers. Times are milliseconds. */
export interface HostHabits {
  /** Lines a second, as long as it writes. */
  rate: number;
  /** Between two deliveries. */
  flush: Range;
  /** From a delivery until the service has taken it in. */
  delivery: Range;
  /** From then until readers see it. */
  visible: Range;
  /** A share of the deliveries that come much later. */
  late: { share: number; by: Range };
  /** The probability that a line brings a burst of `size` within its millisecond. */
  bursts: { share: number; size: Range };
  /** The share of lines that say what others say, to the letter. */
  identical: number;
  /** By how much its clock is ahead at a time, milliseconds since 1970. */
  skew: (at: number) => number;
}

/** Hosts that deliver within a second. */
export const mild: HostHabits = {
  rate: 2,
  flush: [200, 1_000],
  delivery: [10, 80],
  visible: [20, 200],
  late: { share: 0, by: [0, 0] },
  bursts: { share: 0.02, size: [2, 20] },
  identical: 0.05,
  skew: () => 0,
};

/** Hosts that deliver every few seconds, and now and then much later. */
export const rough: HostHabits = {
  ...mild,
  flush: [1_000, 5_000],
  delivery: [20, 300],
  visible: [50, 800],
  late: { share: 0.01, by: [5_000, 20_000] },
};

/** Rough, and all of it 15 seconds late. */
export const lateHost: HostHabits = { ...rough, delivery: [15_000, 15_300] };

/** What a host writes from one time to another, milliseconds since 1970. Lines count from 0 and say so: `algo-1 #17 ...`. */
export function writtenBy(
  host: string,
  habits: HostHabits,
  span: { from: number; to: number; seed: string | number },
): WrittenEvent[] {
  const random = seededRandom('host', host, span.seed);
  const lines = printedLines(host, habits, span, random);
  const events: WrittenEvent[] = [];
  let flushed = span.from;
  for (let next = 0; next < lines.length;) {
    flushed += random.between(...habits.flush);
    const by = random.chance(habits.late.share) ? random.between(...habits.late.by) : 0;
    const ingestion = flushed + random.between(...habits.delivery) + by;
    const readable = ingestion + random.between(...habits.visible);
    for (let line = lines[next]; line !== undefined && line.at <= flushed; line = lines[next]) {
      const { at, message } = line;
      events.push({ timestamp: at + habits.skew(at), ingestion, readable, message });
      next += 1;
    }
  }
  return events;
}

/** What lines say that are identical. */
const shared = 'waiting for the others';

interface PrintedLine {
  at: number;
  message: string;
}

function printedLines(
  host: string,
  { rate, bursts, identical }: HostHabits,
  { from, to }: { from: number; to: number },
  random: Random,
): PrintedLine[] {
  const lines: PrintedLine[] = [];
  for (let at = from; ;) {
    at += Math.ceil((-Math.log(1 - random.next()) * 1000) / rate);
    if (at >= to) return lines;
    const size = random.chance(bursts.share) ? random.between(...bursts.size) : 1;
    for (let index = 0; index < size; index += 1) {
      const isShared = random.chance(identical);
      lines.push({ at, message: isShared ? shared : `${host} #${lines.length} loss=${random.next()}` });
    }
  }
}
