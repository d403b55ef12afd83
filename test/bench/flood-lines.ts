import type { LineBatch } from '../../src/logs/line-batch.ts';
import type { LogStream } from '../../src/logs/stream.ts';
import { batchOf } from '../tui/logs/batch-of.ts';

/** The streams of a training on ten hosts. */
export const floodStreams: readonly LogStream[] = Array.from({ length: 10 }, (_, index) => ({
  index,
  source: 'train-3',
  group: '/aws/sagemaker/TrainingJobs',
  name: `train-3/algo-${index + 1}-1700000000`,
  run: 'train-3',
  host: `algo-${index + 1}`,
}));

/** What a training says, each line another: its text after so many lines before it. */
export function floodText(count: number): string {
  const noise = Math.imul(count, 2654435761) >>> 0;
  const loss = (noise % 1_000_000) / 1_000_000;
  if (count % 211 === 0) return `WARNING:train:gradient norm ${(noise % 9999) / 10} is clipped at step ${count}`;
  return `epoch ${count >> 12} step ${count} loss ${loss.toFixed(6)} accuracy ${(1 - loss).toFixed(5)} tokens/s ${noise % 9000}`;
}

/** So many lines of all hosts, as they pass from the thread that reads. */
export function floodBatch(from: number, count: number): LineBatch {
  return batchOf(
    Array.from({ length: count }, (_, index) => ({
      text: floodText(from + index),
      at: index / count,
      stream: (from + index) % floodStreams.length,
      sequence: from + index,
      ...((from + index) % 211 === 0 && { level: 'warning' as const }),
    })),
  );
}

/** The same lines as they come at a time, after so many others. */
export function laterBatch(batch: LineBatch, made: number, now: number): LineBatch {
  return {
    ...batch,
    order: batch.order.map((at) => at + now),
    timestamp: batch.timestamp.map((at) => at + now),
    sequence: batch.sequence.map((_, index) => made + index),
    stream: batch.stream.slice(),
    flags: batch.flags.slice(),
    ends: batch.ends.slice(),
    text: batch.text.slice(),
  };
}
