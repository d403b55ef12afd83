import { expect, test } from 'vitest';
import { lineFlags } from '../../../src/logs/line-batch.ts';
import type { PlacedLine } from '../../../src/logs/line.ts';
import { openAssembler } from '../../../src/logs/lines/assembler.ts';
import { packLines } from '../../../src/logs/lines/pack-lines.ts';
import { aStream, events } from './a-stream.ts';

const [a, b] = openAssembler().add(
  events(['ERROR: a', '{"level":"info"}'], { stream: aStream(3), isLate: true, skew: 400 }),
);
if (!a || !b) throw new Error('two events are two lines');

test('each line has an entry in every column', () => {
  const batch = packLines([a, b]);
  expect(batch.count).toBe(2);
  expect([...batch.order]).toEqual([600, 601]);
  expect([...batch.timestamp]).toEqual([1_000, 1_001]);
  expect([...batch.stream]).toEqual([3, 3]);
  expect([...batch.sequence]).toEqual([0, 1]);
  expect([...batch.flags]).toEqual([4 | lineFlags.late, 2 | lineFlags.late | lineFlags.json]);
  expect(batch.raws).toEqual([]);
  expect(batch.overwritten).toEqual([]);
});

test('texts lie behind each other in UTF-8, whatever their characters', () => {
  for (const texts of [['a', '', 'bc'], ['naïve', '日本', '👩', 'x'], []]) {
    const { text, ends, count } = packLines(texts.map((text): PlacedLine => ({ ...a, text })));
    const read = Array.from({ length: count }, (_, index) => text.subarray(index ? ends[index - 1] : 0, ends[index]));
    expect(read.map((bytes) => new TextDecoder().decode(bytes))).toEqual(texts);
    expect(text).toHaveLength(ends.at(-1) ?? 0);
  }
});

test('states of a bar, and the line that it takes the place of, are named by their line', () => {
  const bar = { ...b, raw: '1%␍2%', overwrites: a, continues: true as const };
  const batch = packLines([a, bar]);
  expect(batch.raws).toEqual([{ line: 1, raw: '1%␍2%' }]);
  expect(batch.overwritten).toEqual([{ order: 600, stream: 3, sequence: 0 }]);
  expect((batch.flags[1] ?? 0) & lineFlags.continues).toBeTruthy();
});
