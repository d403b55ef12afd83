import { expect, test } from 'vitest';
import { readJson } from '../../../src/inspect/check/read-json.ts';

const text = '{\n  "A": [1, {"B": "x"}],\n  "C": {\n    "D": null\n  }\n}\n';

test('JSON is read with the place of each part, a member from its key on', () => {
  const read = readJson('r.json', text);
  if ('wrong' in read) throw new Error(read.wrong);
  expect(read.value).toEqual({ A: [1, { B: 'x' }], C: { D: null } });
  expect(read.placeOf(['A', 1, 'B'])).toEqual({
    file: 'r.json',
    line: 2,
    column: 13,
    length: 8,
    text: '  "A": [1, {"B": "x"}],',
  });
  expect(read.placeOf(['C', 'D'])).toMatchObject({ line: 4, column: 5, length: 9 });
});

test('of a part that is not there the nearest around it is told, of one over several lines its first character', () => {
  const read = readJson('r.json', text);
  if ('wrong' in read) throw new Error(read.wrong);
  expect(read.placeOf(['C', 'E', 'F'])).toMatchObject({ line: 3, column: 3, length: 1 });
  expect(read.placeOf([])).toMatchObject({ line: 1, column: 1, length: 1 });
});

test.each([
  ['{"a": 1,}', 1, 9, 'a key between double quotes is missing here'],
  ['[1, ]', 1, 5, 'the `,` before it is one too many'],
  ['{"a": }', 1, 7, 'a value is missing here'],
  ['{\n"a" 1}', 2, 5, 'a `:` is missing after the key'],
  ["{'a': 1}", 1, 2, 'a key between double quotes is missing here'],
  ['{"a": \'x\'}', 1, 7, 'texts stand between double quotes'],
  ['{"a": 1 "b": 2}', 1, 9, 'a `,` or `}` is missing here'],
  ['{"a": [1, 2', 1, 7, 'this is not closed by `]`'],
  ['{"a": "x', 1, 7, 'this text is not closed'],
  ['{"a": "\\q"}', 1, 7, 'a wrong escape'],
  ['{"a": 01}', 1, 7, 'this is no JSON value'],
  ['{"a": NaN}', 1, 7, 'this is no JSON value'],
  ['{} {}', 1, 4, 'there is more after the end'],
  ['', 1, 1, 'a value is missing at the end'],
])('%s is told at its line and column', (wrong, line, column, what) => {
  const read = readJson('r.json', wrong);
  expect(read).toMatchObject({ wrong: expect.stringContaining(what) as string, place: { line, column } });
});

test('what is nested without end is refused, and names of every object are keys like others', () => {
  expect(readJson('r.json', '['.repeat(100_000))).toHaveProperty('wrong', 'it is nested deeper than 200');
  const read = readJson('r.json', '{"__proto__": {"x": 1}, "constructor": 2}');
  if ('wrong' in read) throw new Error(read.wrong);
  expect(read.placeOf(['__proto__', 'x'])).toMatchObject({ column: 16 });
  expect(read.placeOf(['toString'])).toMatchObject({ column: 1 });
});
