import { expect, test } from 'vitest';
import { openFeedGate } from '../../../../src/runs/logs/feed/feed-gate.ts';

const mebibyte = 1024 * 1024;

async function isOpen(pass: Promise<void>): Promise<boolean> {
  return Promise.race([pass.then(() => true), new Promise<boolean>((resolve) => setImmediate(() => resolve(false)))]);
}

test('reading goes on while what was told is taken in, and waits once too much of it is under way', async () => {
  const gate = openFeedGate();
  const { signal } = new AbortController();
  gate.sent(8 * mebibyte);
  expect(await isOpen(gate.pass(signal))).toBe(true);
  gate.sent(1);
  const waiting = gate.pass(signal);
  expect(await isOpen(waiting)).toBe(false);
  gate.taken(8 * mebibyte);
  await waiting;
  expect(await isOpen(gate.pass(signal))).toBe(true);
});

test('who is told to stop while waiting is thrown out', async () => {
  const gate = openFeedGate();
  const stop = new AbortController();
  gate.sent(100 * mebibyte);
  const waiting = gate.pass(stop.signal);
  stop.abort();
  await expect(waiting).rejects.toMatchObject({ name: 'AbortError' });
});
