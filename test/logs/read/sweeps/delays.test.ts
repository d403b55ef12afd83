import { describe, expect, test } from 'vitest';
import { learnDelays } from '../../../../src/logs/read/sweeps/delays.ts';
import { skewOf } from '../../../../src/logs/read/sweeps/skew.ts';

const learned = (...delays: number[]) => {
  const known = learnDelays();
  for (const delay of delays) known.note(delay, delay);
  return known;
};

const hour = 3_600_000;

describe('how late events come', () => {
  test('sweeps reach back at least five seconds', () => {
    expect(learned().reach()).toBe(5_000);
    expect(learned(200, 300).reach()).toBe(5_200);
  });

  test('they reach half as far again as nine of ten events are late', () => {
    const delays = learned(...Array.from({ length: 100 }, (_, index) => (index < 89 ? 0 : 10_000)));
    expect(delays.reach()).toBe(15_000);
  });

  test('a clock that is ahead moves the reach into the future', () => {
    expect(learned(-2 * hour, -2 * hour + 1_000).reach()).toBe(-2 * hour + 5_000);
  });

  test('what lies long back is forgotten', () => {
    const delays = learned(-hour, ...Array.from({ length: 200 }, () => 100));
    expect(delays.least()).toBe(100);
  });
});

describe('the skew of a clock', () => {
  test('is told where it is more than waiting can be', () => {
    expect(skewOf(learned(600_000, 601_000), undefined)).toBe(-600_000);
    expect(skewOf(learned(-600_000, -599_000), undefined)).toBe(600_000);
    expect(skewOf(learned(15_000, 16_000), undefined)).toBeUndefined();
  });

  test('is not taken from lines that were long under way', () => {
    expect(skewOf(learned(130_000, 500_000, 900_000), undefined)).toBeUndefined();
  });

  test('stays what it was while it hardly changes', () => {
    expect(skewOf(learned(600_400), -600_000)).toBe(-600_000);
    expect(skewOf(learned(700_000), -600_000)).toBe(-700_000);
  });
});
