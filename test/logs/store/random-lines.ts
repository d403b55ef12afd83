import { lineFlags, type LineBatch } from '../../../src/logs/line-batch.ts';
import { comparePlaces, type Level, type Place } from '../../../src/logs/line.ts';

/** A line as a test says it. */
export interface TestLine extends Place {
  timestamp: number;
  level?: Level;
  text: string;
  raw?: string;
  continues?: boolean;
  late?: boolean;
}

const levels: readonly (Level | undefined)[] = [undefined, 'debug', 'info', 'warning', 'error'];

/** Lines as columns, in the order in which they are given. */
export function batchOf(lines: readonly TestLine[], overwritten: readonly Place[] = []): LineBatch {
  const texts = lines.map(({ text }) => Buffer.from(text));
  let end = 0;
  return {
    count: lines.length,
    order: Float64Array.from(lines, ({ order }) => order),
    stream: Uint32Array.from(lines, ({ streamIndex }) => streamIndex),
    sequence: Uint32Array.from(lines, ({ sequence }) => sequence),
    timestamp: Float64Array.from(lines, ({ timestamp }) => timestamp),
    flags: Uint8Array.from(lines, flagsOf),
    ends: Uint32Array.from(texts, (text) => (end += text.length)),
    text: Buffer.concat(texts),
    raws: lines.flatMap(({ raw }, line) => (raw === undefined ? [] : [{ line, raw }])),
    overwritten: overwritten.map(({ order, streamIndex, sequence }) => ({ order, stream: streamIndex, sequence })),
  };
}

function flagsOf({ level, continues, late }: TestLine): number {
  return levels.indexOf(level) | (continues ? lineFlags.continues : 0) | (late ? lineFlags.late : 0);
}

export type Random = () => number;

/** Numbers from 0 to below 1, the same for the same seed. */
export function randomOf(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d_2b_79_f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export function pick<T>(random: Random, from: readonly [T, ...T[]]): T {
  return from[Math.floor(random() * from.length)] ?? from[0];
}

const words = [
  'loss=0.5', 'step', 'ERROR', 'é', '日本', '😀', '', '  ', '\u001B[31mred\u001B[0m', 'a.b*c', 'épée', 'Straße', 'K', '[x]', '99',
] as const; // prettier-ignore

export function randomText(random: Random): string {
  return Array.from({ length: Math.floor(random() * 7) }, () => pick(random, words)).join(pick(random, [' ', '', '-']));
}

/** Lines of a few streams in the order of their places, tracebacks among them. */
export function randomLines(random: Random, count: number, streams = 4): TestLine[] {
  const lines: TestLine[] = [];
  const sequences = new Map<number, number>();
  while (lines.length < count) {
    const streamIndex = Math.floor(random() * streams);
    const order = Math.floor(random() * count * 2);
    const level = levels[Math.floor(random() * levels.length)];
    const group = random() < 0.1 ? 1 + Math.floor(random() * 5) : 1;
    for (let at = 0; at < group; at += 1) {
      const sequence = sequences.get(streamIndex) ?? 0;
      sequences.set(streamIndex, sequence + 1);
      const raw = random() < 0.05 ? { raw: `10%␍20%␍${sequence}` } : {};
      const own = at === 0 || random() < 0.2 ? level : undefined;
      const text = randomText(random);
      lines.push({
        order, streamIndex, sequence, timestamp: order + at, text, continues: at > 0, late: random() < 0.1,
        ...(own ? { level: own } : {}), ...raw,
      }); // prettier-ignore
    }
  }
  return lines.toSorted(comparePlaces);
}
