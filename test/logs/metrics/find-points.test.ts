import { expect, test } from 'vitest';
import { openAssembler } from '../../../src/logs/lines/assembler.ts';
import { openPointFinder } from '../../../src/logs/metrics/find-points.ts';
import { aStream, events } from '../lines/a-stream.ts';

const definitions = [{ name: 'loss', regex: 'loss=([0-9.]+)' }];

test('lines of a source tell the metrics that are defined for it, with stream and time', () => {
  const finder = openPointFinder(() => undefined);
  finder.define('train', definitions);
  finder.stream(aStream(0));
  finder.stream({ ...aStream(1), source: 'other' });
  const mine = events(['loss=0.5', 'nothing', '\x1b[1mloss=\x1b[32m0.25\x1b[0m']);
  const lines = openAssembler().add([...mine, ...events(['loss=9'], { stream: aStream(1) })]);
  expect(finder.find(lines)).toEqual([
    { name: 'loss', value: 0.5, stream: 0, at: 1_000 },
    { name: 'loss', value: 0.25, stream: 0, at: 1_002 },
  ]);
});

test('points of several sources are in the order of time', () => {
  const finder = openPointFinder(() => undefined);
  for (const [index, source] of ['a', 'b'].entries()) {
    finder.define(source, definitions);
    finder.stream({ ...aStream(index), source });
  }
  const lines = openAssembler().add(
    [0, 1].flatMap((index) => events(['loss=1', 'loss=2'], { stream: aStream(index), timestamp: 1_000 + 5 * index })),
  );
  expect(finder.find(lines.toReversed()).map(({ at }) => at)).toEqual([1_000, 1_001, 1_005, 1_006]);
});

test('expressions that take too long are looked for no more after a few batches, which is told', () => {
  const told: string[] = [];
  const finder = openPointFinder((source) => told.push(source));
  finder.define('train', [{ name: 'slow', regex: '^(a+)+$' }]);
  finder.stream(aStream());
  const lines = openAssembler().add(events([`${'a'.repeat(60)}!`]));
  for (let batch = 0; batch < 5; batch += 1) expect(finder.find(lines)).toEqual([]);
  expect(told).toEqual(['train']);
  expect(finder.isSearching()).toBe(false);
});

test('a source whose definitions are taken back tells none', () => {
  const finder = openPointFinder(() => undefined);
  finder.define('train', definitions);
  finder.define('train', []);
  finder.stream(aStream());
  expect(finder.find(openAssembler().add(events(['loss=1'])))).toEqual([]);
});
