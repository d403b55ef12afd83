import { expect, test } from 'vitest';
import { openAssembler } from '../../../src/logs/lines/assembler.ts';
import { aStream, events } from './a-stream.ts';

const cuts = [16_384, 32_768, 262_118, 262_144, 1_048_550, 1_048_576];

test.each(cuts)('a line that is cut every %d bytes is one line, from its first event on', (cut) => {
  const whole = 'abcdefg'.repeat(Math.ceil((2.5 * cut) / 7));
  const parts = [whole.slice(0, cut), whole.slice(cut, 2 * cut), whole.slice(2 * cut), 'next'];
  const lines = openAssembler().add(events(parts));
  expect(lines.map(({ text }) => text.length)).toEqual([whole.length, 4]);
  expect(lines[0]).toMatchObject({ timestamp: 1_000, order: 1_000, text: whole });
});

test('lines of other lengths, and such that end, are left alone', () => {
  const other = [
    'x'.repeat(16_383),
    'a',
    'x'.repeat(20_000),
    'b',
    `${'x'.repeat(16_384)}\n`,
    'c',
    'x'.repeat(16_385),
    'd',
  ];
  expect(openAssembler().add(events(other))).toHaveLength(8);
});

test('an event of several lines that is cut within its last goes on in the next', () => {
  const first = `a\nb\n${'c'.repeat(32_768 - 4)}`;
  const lines = openAssembler().add(events([first, 'ccc\nd\n']));
  expect(lines.map(({ text }) => text.slice(0, 2))).toEqual(['a', 'b', 'cc', 'd']);
  expect(lines[2]?.text).toHaveLength(32_768 - 1);
});

test('a cut within a character leaves one sign of it', () => {
  const [first, second] = [Buffer.from(`${'x'.repeat(16_383)}日本`), Buffer.from('')];
  const bytes = Buffer.concat([first, second]);
  const parts = [bytes.subarray(0, 16_384), bytes.subarray(16_384)].map((part) => new TextDecoder().decode(part));
  const lines = openAssembler().add(events(parts));
  expect(lines.map(({ text }) => text.slice(16_380))).toEqual(['xxx\uFFFD本']);
});

test('a cut that leaves a character whole for the next event is found, and only there', () => {
  const almost = 'x'.repeat(16_382);
  expect(openAssembler().add(events([almost, '日本']))).toMatchObject([{ text: `${almost}日本` }]);
  expect(openAssembler().add(events([almost, 'next']))).toMatchObject([{ text: almost }, { text: 'next' }]);
});

test('colours and JSON are read when the line is whole', () => {
  const json = JSON.stringify({ level: 'error', text: 'x'.repeat(20_000) });
  const [line] = openAssembler().add(events([json.slice(0, 16_384), json.slice(16_384)]));
  expect(line).toMatchObject({ text: json, json: true, level: 'error' });
});

test('what is cut off waits over calls for its rest, whatever other streams say', () => {
  const assembler = openAssembler();
  expect(assembler.add(events(['x'.repeat(16_384)]))).toEqual([]);
  expect(assembler.add(events(['other'], { stream: aStream(1) }))).toHaveLength(1);
  expect(assembler.add(events(['y'], { timestamp: 1_005 }))).toMatchObject([{ text: `${'x'.repeat(16_384)}y` }]);
});

test('what waits for long is told as it is, and its rest overwrites it', () => {
  const assembler = openAssembler();
  assembler.add(events(['x'.repeat(16_384)]));
  expect(assembler.release()).toEqual([]);
  const [told] = assembler.release();
  expect(told?.text).toHaveLength(16_384);
  expect(assembler.release()).toEqual([]);
  const [whole, ...others] = assembler.add(events(['y'], { timestamp: 5_000 }));
  expect(others).toEqual([]);
  expect(whole?.text).toHaveLength(16_385);
  expect(whole?.overwrites).toMatchObject({ order: 1_000, streamIndex: 0, sequence: told?.sequence });
  expect(assembler.flush()).toEqual([]);
});

test('the end tells what is held, once', () => {
  const assembler = openAssembler();
  assembler.add(events(['x'.repeat(16_384)]));
  expect(assembler.flush()).toHaveLength(1);
  expect(assembler.flush()).toEqual([]);
});

test('a stream of nothing but cuts is told piece by piece, all of it', () => {
  const assembler = openAssembler();
  const parts = events(Array.from({ length: 400 }, () => 'x'.repeat(16_384)));
  const told = [...parts.flatMap((part) => assembler.add([part])), ...assembler.flush()];
  expect(told.length).toBeGreaterThan(1);
  expect(told.reduce((sum, { text }) => sum + text.length, 0)).toBe(400 * 16_384);
});
