import { describe, expect, test } from 'vitest';
import { diffValues } from '../../../src/inspect/diff/diff-values.ts';

const told = (before: unknown, after: unknown) =>
  diffValues(before, after).map(({ path, kind, before: was, after: is }) => [path, kind, was, is]);

const loud = (value: number) => ({
  value,
  get trap(): never {
    throw new Error('called');
  },
});
const ring = (value: number) => {
  const made: Record<string, unknown> = { value };
  return Object.assign(made, { made });
};
const many = (by: number) => Object.fromEntries(Array.from({ length: 5_000 }, (_, index) => [`n${index}`, index * by]));

const tag = (Key: string, Value: string) => ({ Key, Value });

describe('two values differ', () => {
  test('in names that came, went or changed, at their paths', () => {
    expect(told({ a: 1, b: { c: 2, 'x-y z': 1 }, gone: 0 }, { a: 1, b: { c: 3, 'x-y z': 2 }, came: true })).toEqual([
      ['b.c', 'changed', 2, 3],
      ['b["x-y z"]', 'changed', 1, 2],
      ['gone', 'removed', 0, undefined],
      ['came', 'added', undefined, true],
    ]);
  });

  test('not in times, bytes and numbers that are equal', () => {
    const now = new Date();
    expect(
      told({ at: now, bytes: Buffer.from('a'), n: NaN }, { at: new Date(now), bytes: Buffer.from('a'), n: NaN }),
    ).toEqual([]);
  });

  test('in items by the name that AWS tells them apart by, whatever their order', () => {
    expect(told([tag('a', '1'), tag('b', '2')], [tag('b', '2'), tag('a', '3')])).toEqual([
      ['[a].Value', 'changed', '1', '3'],
    ]);
    expect(told({ Subnets: ['a', 'b'] }, { Subnets: ['b', 'a'] })).toEqual([]);
  });

  test('in the order of items that have names of their own', () => {
    const before = [{ name: 'a' }, { name: 'b' }, { name: 'c' }];
    expect(told(before, [{ name: 'c' }, { name: 'a' }, { name: 'b' }])).toEqual([['', 'moved', 'a, b, c', 'c, a, b']]);
    expect(told(before, [{ name: 'a' }, { name: 'c' }])).toEqual([['[b]', 'removed', { name: 'b' }, undefined]]);
  });

  test('in items without names by what is equal in the same order', () => {
    expect(told(['--depth', '6', '--rate', '1'], ['--fast', '--depth', '8', '--rate', '1'])).toEqual([
      ['[0]', 'added', undefined, '--fast'],
      ['[2]', 'changed', '6', '8'],
    ]);
  });

  test('in texts of several lines line by line, with what stands around', () => {
    const before = Array.from({ length: 20 }, (_, index) => `line ${index + 1}`);
    const after = before.with(9, 'another');
    expect(diffValues(before.join('\n'), after.join('\n'))[0]?.lines).toEqual([
      { kind: 'same', text: 'line 8', line: 8 },
      { kind: 'same', text: 'line 9', line: 9 },
      { kind: 'removed', text: 'line 10', line: 10 },
      { kind: 'added', text: 'another', line: 10 },
      { kind: 'same', text: 'line 11', line: 11 },
      { kind: 'same', text: 'line 12', line: 12 },
    ]);
  });

  test('and what is removed and added makes of the first the second', () => {
    let seed = 7;
    const random = (below: number) => (seed = (seed * 48_271) % 2_147_483_647) % below;
    for (let round = 0; round < 200; round++) {
      const make = () => Array.from({ length: 1 + random(11) }, () => `${random(4)}`);
      const [before, after] = [make(), make()];
      const lines = diffValues(`${before.join('\n')}\n`, `${after.join('\n')}\n`)[0]?.lines ?? [];
      const removed = lines.filter(({ kind }) => kind === 'removed').map(({ text }) => text);
      const added = lines.filter(({ kind }) => kind === 'added').map(({ text }) => text);
      expect(counts([...before, ...added])).toEqual(counts([...after, ...removed]));
    }
  });
});

describe('comparing', () => {
  test('calls no getter, asks no proxy, and ends in what holds itself', () => {
    expect(told(loud(1), loud(2))).toEqual([['value', 'changed', 1, 2]]);
    const proxy = new Proxy({}, { ownKeys: () => expect.unreachable() });
    expect(told({ proxy }, { proxy: 1 })).toHaveLength(1);
    expect(told(ring(1), ring(2)).length).toBeLessThan(40);
  });

  test('stops at a thousand differences', () => {
    expect(diffValues(many(1), many(2))).toHaveLength(1_000);
  });
});

function counts(texts: readonly string[]): Record<string, number> {
  const sorted = texts.toSorted();
  return Object.fromEntries(sorted.map((text) => [text, sorted.filter((each) => each === text).length]));
}
