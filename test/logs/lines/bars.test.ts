import { expect, test } from 'vitest';
import type { PlacedLine } from '../../../src/logs/line.ts';
import { openAssembler } from '../../../src/logs/lines/assembler.ts';
import { aStream, events } from './a-stream.ts';

const texts = (lines: readonly PlacedLine[]): string[] => lines.map(({ text }) => text);

test('within an event the last state is the line, and all states are its raw text', () => {
  const [line] = openAssembler().add(events(['\r  0%|   |\r 50%|#  |\r100%|###|']));
  expect(line).toMatchObject({ text: '100%|###|', raw: '  0%|   |␍ 50%|#  |␍100%|###|' });
});

test.each([
  ['returns before', ['\r 10%', '\r 20%', '\r 30%', 'done']],
  ['returns behind', ['at 10%\r', 'at 20%\r', 'at 30%\r', 'done']],
  ['what SageMaker makes of returns', ['#015 10%', '#015 20%', '#015 30%', 'done']],
])('events with %s are states of one line', (_, messages) => {
  const lines = openAssembler().add(events(messages));
  expect(lines.map(({ text }) => text.trim().replace('at ', ''))).toEqual(['30%', 'done']);
  expect(lines[0]?.raw?.split('␍')).toHaveLength(3);
  expect(lines[0]).toMatchObject({ timestamp: 1_002, order: 1_002 });
});

test('a state that comes in a later call takes the place of the line that was told', () => {
  const assembler = openAssembler();
  const [first] = assembler.add(events(['a', '\r 10%']).slice(1));
  assembler.add(events(['other'], { stream: aStream(1) }));
  const [second, ...more] = assembler.add(events(['\r 20%'], { timestamp: 2_000 }));
  expect(more).toEqual([]);
  expect(second).toMatchObject({ text: ' 20%', raw: ' 10%␍ 20%', order: 2_000 });
  expect(second?.overwrites).toMatchObject({ order: first?.order, streamIndex: 0, sequence: first?.sequence });
  expect(assembler.add(events(['done'], { timestamp: 2_001 }))).toMatchObject([{ text: 'done' }]);
  expect(assembler.flush()).toEqual([]);
});

test('a bar that begins again is another one', () => {
  expect(texts(openAssembler().add(events(['\r1: 50%', '\r1: 100%', '\r2: 0%', '\r2: 10%'])))).toEqual([
    '1: 100%',
    '2: 10%',
  ]);
});

test('lines with ends of two characters are no bars', () => {
  const messages = ['one\r', 'two\r', 'loss 10%\r', 'loss 20%\r', '[1]\r', '\r'];
  expect(texts(openAssembler().add(events(messages)))).toEqual(['one', 'two', 'loss 10%', 'loss 20%', '[1]', '']);
});

test('what is erased leaves the state before it', () => {
  expect(texts(openAssembler().add(events(['\r\x1b[K 10%\r\x1b[K', '\r       \r', '\r 20%'])))).toEqual([' 20%']);
});

test('lines that an event ends are not overwritten by the next', () => {
  expect(texts(openAssembler().add(events(['\r 10%\n\r 20%\nx\n', '\r 30%'])))).toEqual([' 10%', ' 20%', 'x', ' 30%']);
});

test.each([
  ['one event', [Array.from({ length: 90_000 }, (_, index) => `\rstep ${index} of 90000`).join('')]],
  ['an event each', Array.from({ length: 90_000 }, (_, index) => `\rstep ${index} of 90000`)],
])('90,000 states in %s are one line, whose raw text is bounded', (_, messages) => {
  const lines = openAssembler().add(events(messages));
  expect(texts(lines)).toEqual(['step 89999 of 90000']);
  expect(lines[0]?.raw?.length).toBeLessThan(5_000);
  expect(lines[0]?.raw).toMatch(/␍step 89998 of 90000␍step 89999 of 90000$/u);
});

test('states in many calls leave one line that is not overwritten', () => {
  const assembler = openAssembler();
  const told = events(Array.from({ length: 1_000 }, (_, index) => `\rstep ${index}`)).flatMap((event) =>
    assembler.add([event]),
  );
  const gone = new Set(told.map(({ overwrites }) => overwrites?.sequence));
  expect(texts(told.filter(({ sequence }) => !gone.has(sequence)))).toEqual(['step 999']);
});

test('raw states are as safe to paint as the line', () => {
  const [line] = openAssembler().add(events(['\x1b]0;x\x07a\x07\r\x9bb']));
  expect(line).toMatchObject({ text: '\\x9bb', raw: 'a\\x07␍\\x9bb' });
});

test('a bar that is cut every 16 KB goes on, and what is kept of it is bounded', () => {
  const assembler = openAssembler();
  const whole = Array.from({ length: 40_000 }, (_, index) => `\r ${index}/40000 |${'#'.repeat(20)}|`).join('');
  const parts = whole.match(/[^]{1,16384}/gu) ?? [];
  const lines = [...events(parts).flatMap((event) => assembler.add([event])), ...assembler.flush()];
  const gone = new Set(lines.map(({ overwrites }) => overwrites?.sequence));
  const shown = lines.filter(({ sequence }) => !gone.has(sequence));
  expect(texts(shown)).toEqual([` 39999/40000 |${'#'.repeat(20)}|`]);
  expect(shown[0]?.raw?.length).toBeLessThan(5_000);
});
