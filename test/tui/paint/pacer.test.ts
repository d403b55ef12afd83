import { expect, test } from 'vitest';
import { openPacer } from '../../../src/tui/paint/pacer.ts';

/** Paints frames of so many bytes as often as it may, for ten seconds. */
function framesOf(bytes: number): number {
  const pacer = openPacer();
  let frames = 0;
  for (let now = 0; now < 10_000;) {
    const wait = pacer.wait(now);
    now += wait;
    if (wait === 0) {
      pacer.painted(now, bytes);
      frames += 1;
    }
  }
  return frames;
}

test('small frames come fifteen times a second', () => {
  expect(framesOf(200)).toBeGreaterThan(145);
  expect(framesOf(200)).toBeLessThanOrEqual(151);
});

test('large frames come more seldom, below 32 KiB a second', () => {
  expect(framesOf(7_000)).toBeGreaterThan(38);
  expect(framesOf(7_000) * 7_000).toBeLessThan(10 * 32 * 1024);
  expect(framesOf(60_000) * 60_000).toBeLessThan(10 * 32 * 1024 + 60_000);
});

test('the first frame after a pause comes at once', () => {
  const pacer = openPacer();
  pacer.painted(0, 5_000);
  expect(pacer.wait(10)).toBeGreaterThan(0);
  expect(pacer.wait(5_000)).toBe(0);
});
