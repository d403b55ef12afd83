/** When what has changed may be painted: at once after a key, else as often as the bytes that a terminal is given allow. */
export interface Pacer {
  /** Milliseconds until the next frame that no key asked for. */
  wait(now: number): number;
  painted(now: number, bytes: number): void;
}

/** Bytes a second; what is sent over SSH stays below what slow lines carry. */
const bytesPerSecond = 28 * 1024;
/** Bytes that may be sent at once after a pause. */
const burst = 12 * 1024;
/** Milliseconds between two frames. */
const leastPause = 1000 / 15;

/** Frames come 15 times a second, more seldom where they are large: what they cost is paid before the next. */
export function openPacer(): Pacer {
  let saved = burst;
  let savedAt = 0;
  let paintedAt = -Infinity;
  const savedBy = (now: number) => Math.min(burst, saved + (Math.max(0, now - savedAt) * bytesPerSecond) / 1000);
  return {
    wait: (now) => {
      const debt = Math.max(0, -savedBy(now));
      return Math.max(0, Math.ceil(Math.max(paintedAt + leastPause - now, (debt * 1000) / bytesPerSecond)));
    },
    painted: (now, bytes) => {
      saved = savedBy(now) - bytes;
      savedAt = now;
      paintedAt = now;
    },
  };
}
