import type { Shown } from './log-followers.ts';
import type { LogScene } from './log-scene.ts';

/** What a follower was worth. Times are milliseconds, shares 0 to 1. */
export interface LogFigures {
  written: number;
  lost: number;
  duplicated: number;
  /** From when a line could be read until it was shown. */
  waits: { p50: number; p95: number };
  /** Lines that were printed after a later one. */
  inverted: number;
  /** A minute, while it followed and the job ran. */
  calls: number;
  throttled: number;
  /** From the end of the job. */
  lastLine: number;
  /** From the end of the job, and the exit code. */
  exit?: { after: number; code: number | null };
}

/** Milliseconds in which a follower may catch up with what was there, before its waits and calls are counted. */
const warmUp = 15_000;

export function figuresOf({ lines, exit }: Shown, scene: LogScene): LogFigures {
  const counts = new Map<string, number>();
  const waits: number[] = [];
  let [newest, inverted] = [-Infinity, 0];
  for (const { words, at } of lines) {
    const written = scene.lines.get(words);
    if (!written) continue;
    const count = counts.get(words) ?? 0;
    counts.set(words, count + 1);
    if (count > 0) continue;
    if (written.timestamp < newest) inverted += 1;
    newest = Math.max(newest, written.timestamp);
    if (written.readable > scene.began + warmUp) waits.push(at - written.readable);
  }
  waits.sort((a, b) => a - b);
  const steady = scene.calls.filter(({ at }) => at > warmUp && at < scene.ends - scene.began);
  return {
    written: scene.lines.size,
    lost: scene.lines.size - counts.size,
    duplicated: [...counts.values()].reduce((sum, count) => sum + count - 1, 0),
    waits: { p50: at(waits, 0.5), p95: at(waits, 0.95) },
    inverted: inverted / Math.max(1, counts.size),
    calls: (steady.length * 60_000) / (scene.ends - scene.began - warmUp),
    throttled: scene.calls.filter(({ outcome }) => outcome === 'throttled').length,
    lastLine: (lines.at(-1)?.at ?? Number.NaN) - scene.ends,
    ...(exit ? { exit: { after: exit.at - scene.ends, code: exit.code } } : {}),
  };
}

function at(sorted: readonly number[], part: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? Number.NaN;
}
