import { describe, expect, test } from 'vitest';
import { digest } from '../../../../src/logs/read/told/digest.ts';
import { hashEvent, withOrdinal, type Hash } from '../../../../src/logs/read/told/event-hash.ts';
import { hashSet } from '../../../../src/logs/read/told/hash-set.ts';
import { digestAt, toldEvents } from '../../../../src/logs/read/told/told-events.ts';

function hashOf(message: string, stream = 7): Hash {
  const hash = { high: 0, low: 0 };
  hashEvent(stream, 1_700_000_000_000, 1_700_000_000_500, message, hash);
  return hash;
}

const hashes = (count: number, word = 'line'): Hash[] =>
  Array.from({ length: count }, (_, index) => hashOf(`${word} ${index}`));

const name = ({ high, low }: Hash): string => `${high}/${low}`;

describe('hashes of events', () => {
  test('differ where stream, times or a single character do', () => {
    const base = ['a', 'b', 'ab', 'ba', 'a\0', '', 'line 1', 'line 2', 'line 10'].map((text) => hashOf(text));
    const all = [...base, hashOf('a', 8), { ...hashes(1)[0]! }];
    const other = { high: 0, low: 0 };
    hashEvent(7, 1_700_000_000_001, 1_700_000_000_500, 'a', other);
    const ingested = { high: 0, low: 0 };
    hashEvent(7, 1_700_000_000_000, 1_700_000_000_501, 'a', ingested);
    const second = hashOf('a');
    withOrdinal(second, 1);
    const names = [...all, other, ingested, second].map(name);
    expect(new Set(names).size).toBe(names.length);
  });

  test('do not collide in a million numbered lines', () => {
    const set = hashSet();
    let collisions = 0;
    for (let index = 0; index < 1_000_000; index += 1) if (!set.add(hashOf(`step ${index} done`))) collisions += 1;
    expect(collisions).toBe(0);
  });
});

describe('a set of hashes', () => {
  test('has what was added, once, however many', () => {
    const set = hashSet();
    const all = hashes(10_000);
    expect(all.every((hash) => set.add(hash))).toBe(true);
    expect(all.some((hash) => set.add(hash))).toBe(false);
    expect(set.has(hashOf('other'))).toBe(false);
    expect(set.size()).toBe(10_000);
    const found: string[] = [];
    set.each((hash) => found.push(name(hash)));
    expect(found.sort()).toEqual(all.map(name).sort());
  });

  test('takes the hash of all zeros too', () => {
    const set = hashSet();
    expect([set.add({ high: 0, low: 0 }), set.add({ high: 0, low: 0 }), set.size()]).toEqual([true, false, 1]);
  });
});

describe('a digest', () => {
  test('tells which few hashes another one lacks', () => {
    const [all, most] = [digest(), digest()];
    const every = hashes(20_000);
    for (const [index, hash] of every.entries()) {
      all.add(hash);
      if (index % 1_000 !== 0) most.add(hash);
    }
    expect(all.beyond(most)?.map(name).sort()).toEqual(
      every
        .filter((_, index) => index % 1_000 === 0)
        .map(name)
        .sort(),
    );
    expect(most.beyond(all)).toEqual([]);
  });

  test('does not guess where too many differ', () => {
    const all = digest();
    for (const hash of hashes(1_000)) all.add(hash);
    expect(all.beyond(digest())).toBeUndefined();
  });

  test('of two sets is that of both', () => {
    const [one, two, both] = [digest(), digest(), digest()];
    for (const hash of hashes(100, 'one')) for (const into of [one, both]) into.add(hash);
    for (const hash of hashes(100, 'two')) for (const into of [two, both]) into.add(hash);
    one.merge(two);
    expect(one.beyond(both)).toEqual([]);
    expect(both.beyond(one)).toEqual([]);
  });
});

describe('events that were told', () => {
  const start = 1_700_000_000_000;

  test('are known again', () => {
    const told = toldEvents();
    const [hash] = hashes(1) as [Hash];
    expect([told.add(start, hash), told.add(start, hash)]).toEqual(['new', 'told']);
  });

  test('are forgotten where there is no room, those first that were not looked at for longest, never taken for new', () => {
    const told = toldEvents(10_000);
    const all = hashes(50_000).map((hash, index) => ({ hash, at: start + 10 * index }));
    for (const { at, hash } of all) expect(told.add(at, hash)).toBe('new');
    expect(told.size()).toBeLessThanOrEqual(10_000);
    const again = all.map(({ at, hash }) => told.add(at, hash));
    expect(again.filter((sight) => sight === 'new')).toEqual([]);
    expect(again.at(-1)).toBe('told');
    expect(again[0]).toBe('forgotten');
  });

  test('that were forgotten are still counted', () => {
    const told = toldEvents(1_000);
    const all = hashes(20_000).map((hash, index) => ({ hash, at: start + 50 * index }));
    for (const { at, hash } of all) told.add(at, hash);
    const forgotten = told.forgotten();
    const seen = new Map(forgotten.map((one) => [one, digest()]));
    for (const { at, hash } of all) {
      const range = digestAt(forgotten, at);
      if (range) seen.get(range)?.add(hash);
    }
    for (const [range, now] of seen) expect(now.beyond(range.digest)).toEqual([]);
  });
});
