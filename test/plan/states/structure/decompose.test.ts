import { describe, expect, it } from 'vitest';
import { decompose, type Structure } from '../../../../src/plan/states/structure/decompose.ts';
import { orderOf } from '../../../../src/plan/states/structure/order.ts';
import { seeded } from '../../../define/flow/seeded.ts';

type Needs = Readonly<Record<string, readonly string[]>>;

const written = (needs: Needs) => text(decompose(Object.keys(needs), (name) => needs[name] ?? []));

describe('the structure of steps', () => {
  it('is a series for a chain', () => {
    expect(written({ a: [], b: ['a'], c: ['b'] })).toBe('(a; b; c)');
  });

  it('puts steps that need nothing of each other side by side', () => {
    expect(written({ a: [], b: [], c: ['b'] })).toBe('(a | (b; c))');
  });

  it('lets branches meet again where a step needs both', () => {
    expect(written({ a: [], b: ['a'], c: ['a'], d: ['b', 'c'] })).toBe('(a; (b | c); d)');
  });

  it('knows what comes through others, so that a need written twice changes nothing', () => {
    expect(written({ a: [], b: ['a'], c: ['a', 'b'] })).toBe('(a; b; c)');
  });

  it('takes needs of other levels for none', () => {
    expect(written({ a: ['elsewhere'] })).toBe('a');
  });

  it('adds one wait without need, and no more, to the smallest order that branches cannot say', () => {
    const needs = { a: [], b: [], c: ['a', 'b'], d: ['b'] };
    expect(added(needs)).toBe(1);
  });
});

describe.each(Array.from({ length: 40 }, (_, seed) => seed))('the structure of random steps %i', (seed) => {
  const needs = randomNeeds(seed);

  it('holds every step once and lets each wait for all that it needs', () => {
    const waits = waitsIn(decompose(Object.keys(needs), (name) => needs[name] ?? []));
    expect([...waits.keys()].toSorted()).toEqual(Object.keys(needs).toSorted());
    for (const [name, needed] of Object.entries(needs)) {
      expect([...(waits.get(name) ?? [])]).toEqual(expect.arrayContaining([...needed]));
    }
  });

  it('makes no more steps wait for each other than running them layer by layer would', () => {
    expect(added(needs)).toBeLessThanOrEqual(addedByLayers(needs));
  });
});

describe('a structure of a thousand steps', () => {
  it('is found', () => {
    const needs = randomNeeds(7, 1000);
    expect(waitsIn(decompose(Object.keys(needs), (name) => needs[name] ?? [])).size).toBe(1000);
  });
});

function text(structure: Structure): string {
  if (structure.kind === 'step') return structure.name;
  return `(${structure.parts.map(text).join(structure.kind === 'series' ? '; ' : ' | ')})`;
}

/** Every step with those that have ended when it starts. */
function waitsIn(structure: Structure, before: readonly string[] = []): Map<string, ReadonlySet<string>> {
  if (structure.kind === 'step') return new Map([[structure.name, new Set(before)]]);
  const waits = new Map<string, ReadonlySet<string>>();
  for (const part of structure.parts) {
    const earlier = structure.kind === 'series' ? [...waits.keys()] : [];
    for (const [name, all] of waitsIn(part, [...before, ...earlier])) waits.set(name, all);
  }
  return waits;
}

/** How many pairs of steps wait for each other that need nothing of each other. */
function added(needs: Needs): number {
  const waits = waitsIn(decompose(Object.keys(needs), (name) => needs[name] ?? []));
  return [...waits.values()].reduce((sum, { size }) => sum + size, 0) - pairs(needs);
}

function addedByLayers(needs: Needs): number {
  const depth = new Map<string, number>();
  for (const [name, needed] of Object.entries(needs)) {
    depth.set(name, 1 + Math.max(0, ...needed.map((one) => depth.get(one) ?? 0)));
  }
  const depths = [...depth.values()];
  return depths.reduce((sum, one) => sum + depths.filter((other) => other < one).length, 0) - pairs(needs);
}

/** How many pairs of steps one of which needs the other, directly or through others. */
function pairs(needs: Needs): number {
  const { before } = orderOf(Object.keys(needs), (name) => needs[name] ?? []);
  return before.reduce((sum, row) => sum + row.reduce((ones, bit) => ones + bit, 0), 0);
}

function randomNeeds(seed: number, count = 9): Needs {
  const chances = seeded(seed);
  const names = Array.from({ length: count }, (_, index) => `s${index}`);
  return Object.fromEntries(
    names.map((name, index) => [
      name,
      [
        ...new Set(Array.from({ length: chances.whole(0, 2) }, () => names[chances.whole(0, Math.max(0, index - 1))]!)),
      ].filter((need) => need !== name),
    ]),
  );
}
