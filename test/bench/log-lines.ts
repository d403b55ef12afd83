import type { LineBatch } from '../../src/logs/line-batch.ts';

/** A line of a training log, about 100 bytes long; every 100,000th says what a search looks for. */
export function logText(line: number): string {
  const time = new Date(Date.UTC(2026, 0, 1) + line).toISOString().slice(0, 23);
  const level = line % 97 === 0 ? 'WARNING' : 'INFO';
  const what = line % 100_000 === 77_777 ? ' CUDA out of memory' : ` lr=${((line * 31) % 9973) / 1e6}`;
  return `${time} ${level} train.py:${line % 500} host algo-${line % 16} batch=64 step ${line} loss=0.${(line * 7919) % 10_007}${what}`;
}

const encoder = new TextEncoder();

/** Lines `from` to before `until` of such a log, of 16 streams. */
export function logBatch(from: number, until: number): LineBatch {
  const count = until - from;
  const text = new Uint8Array(160 * count);
  const ends = new Uint32Array(count);
  let end = 0;
  for (let index = 0; index < count; index += 1) {
    end += encoder.encodeInto(logText(from + index), text.subarray(end)).written;
    ends[index] = end;
  }
  const times = Float64Array.from({ length: count }, (_, index) => Date.UTC(2026, 0, 1) + from + index);
  return {
    count,
    order: times,
    timestamp: times,
    stream: Uint32Array.from({ length: count }, (_, index) => (from + index) % 16),
    sequence: Uint32Array.from({ length: count }, (_, index) => Math.floor((from + index) / 16)),
    flags: Uint8Array.from({ length: count }, (_, index) => ((from + index) % 97 === 0 ? 3 : 2)),
    ends,
    text: text.slice(0, end),
    raws: [],
    overwritten: [],
  };
}
