import { expect, test } from 'vitest';
import { rememberEvents } from '../../src/logs/seen-events.ts';

test('an event is new once', () => {
  const seen = rememberEvents();
  expect([seen.add('a', 1), seen.add('a', 1), seen.add('b', 1)]).toEqual([true, false, true]);
});

test('what is forgotten for room lies before the floor and is never taken for new', () => {
  const seen = rememberEvents(100);
  for (let at = 0; at < 1000; at += 1) expect(seen.add(String(at), at)).toBe(true);
  for (let at = 0; at < 1000; at += 1) expect(seen.add(String(at), at)).toBe(false);
  expect(seen.floor()).toBeGreaterThan(800);
  expect(seen.floor()).toBeLessThan(1000);
});

test('one event from the future does not make the rest forgotten', () => {
  const seen = rememberEvents(100);
  seen.add('future', 1_000_000);
  for (let at = 0; at < 500; at += 1) seen.add(String(at), at);
  expect(seen.add('next', 501)).toBe(true);
});
