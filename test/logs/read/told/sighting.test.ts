import { describe, expect, test } from 'vitest';
import { hashEvent } from '../../../../src/logs/read/told/event-hash.ts';
import { openSighting, type Sight } from '../../../../src/logs/read/told/sighting.ts';
import { toldEvents } from '../../../../src/logs/read/told/told-events.ts';

interface Seen {
  at: number;
  message: string;
  id?: string;
}

const told = toldEvents;

function see(pages: readonly (readonly Seen[])[], memory = told(), direction: 1 | -1 = 1): Sight[] {
  const sighting = openSighting(memory, direction);
  return pages.flatMap((page) => {
    sighting.page();
    return page.map(({ at, message, id }) => {
      const hash = { high: 0, low: 0 };
      hashEvent(1, at, at, message, hash);
      return sighting.see(at, hash, id);
    });
  });
}

const same = (count: number, at = 1, first = 0): Seen[] =>
  Array.from({ length: count }, (_, index) => ({ at, message: 'same', id: String(first + index) }));

const withoutIds = (events: readonly Seen[]): Seen[] => events.map(({ at, message }) => ({ at, message }));

const fresh = (sights: readonly Sight[]): number => sights.filter((sight) => sight === 'new').length;

describe('what a reading comes upon', () => {
  test('identical lines of a millisecond are all new, once', () => {
    const memory = told();
    expect(fresh(see([same(5)], memory))).toBe(5);
    expect(see([same(5)], memory)).toEqual(Array(5).fill('told'));
  });

  test('one more of them is new, whatever its id', () => {
    const memory = told();
    see([same(5)], memory);
    expect(fresh(see([same(6, 1, 100)], memory))).toBe(1);
  });

  test('a millisecond may go on behind a page', () => {
    expect(fresh(see([same(3), same(3, 1, 3)]))).toBe(6);
  });

  test('a page that repeats the end of the one before brings nothing twice', () => {
    const page = [...same(3), { at: 2, message: 'b', id: 'b' }, ...same(2, 3, 10)];
    const sights = see([page, [...page.slice(2), { at: 4, message: 'd', id: 'd' }]]);
    expect(fresh(sights)).toBe(7);
    expect(sights.slice(6, 10)).toEqual(['repeated', 'repeated', 'repeated', 'repeated']);
  });

  test('what was read by one API is known to the other, also of identical lines', () => {
    const memory = told();
    expect(fresh(see([withoutIds(same(4))], memory))).toBe(4);
    expect(fresh(see([same(4)], memory))).toBe(0);
    expect(fresh(see([same(5)], memory))).toBe(1);
    expect(fresh(see([withoutIds(same(5))], memory))).toBe(0);
  });

  test('without ids a line too few is taken over a page that may repeat, and ids bring it', () => {
    const memory = told();
    expect(fresh(see([withoutIds(same(3)), withoutIds(same(2))], memory))).toBe(3);
    expect(fresh(see([same(5)], memory))).toBe(2);
  });

  test('it may go against the order of time', () => {
    const memory = told();
    const pages = [
      [...same(2, 9), ...same(2, 8, 10)],
      [...same(1, 8, 12), ...same(3, 5, 20)],
    ];
    expect(fresh(see(pages, memory, -1))).toBe(8);
    expect(
      fresh(
        see(
          pages
            .flat()
            .toReversed()
            .map((one) => [one]),
          memory,
        ),
      ),
    ).toBe(0);
  });

  test('many identical lines are no burden', () => {
    const memory = told();
    expect(fresh(see([same(10_000)], memory))).toBe(10_000);
    expect(fresh(see([same(10_000)], memory))).toBe(0);
  });
});
