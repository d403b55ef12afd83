import { expect, test } from 'vitest';
import { readJsonLine } from '../../../src/logs/lines/json-line.ts';

test("level, message and time are found under their usual names, other fields follow in the line's order", () => {
  const line = '{"ts": "2026-01-02T10:00:00Z", "lvl": "warn", "step": 3, "msg": "slow", "who": {"b": [1, null]}}';
  expect(readJsonLine(line)).toEqual({
    level: 'warning',
    message: 'slow',
    time: Date.UTC(2026, 0, 2, 10),
    fields: [
      { name: 'step', value: '3' },
      { name: 'who', value: '{"b":[1,null]}' },
    ],
  });
});

test.each([
  ['{"severity": "CRITICAL"}', 'error'],
  ['{"levelname": "Warning "}', 'warning'],
  ['{"log.level": "debug"}', 'debug'],
  ['{"level": 30, "msg": "of Python"}', 'warning'],
  ['{"level": 30, "time": 1700000000000, "pid": 1, "hostname": "h", "msg": "of pino"}', 'info'],
  ['{"level": 50, "time": 1700000000000, "pid": 1, "hostname": "h", "msg": "of pino"}', 'error'],
  ['{"level": {"x": 1}}', undefined],
  ['{"level": "toString"}', undefined],
])('%s has level %s', (line, level) => {
  expect(readJsonLine(line)?.level).toBe(level);
});

test.each([
  [1_767_348_000, 'seconds'],
  [1_767_348_000.5, 'fractions of seconds'],
  [1_767_348_000_000, 'milliseconds'],
  [1_767_348_000_000_000, 'microseconds'],
  [1_767_348_000_000_000_000, 'nanoseconds'],
])('%d is a time in %s', (time) => {
  expect(Math.floor((readJsonLine(JSON.stringify({ time }))?.time ?? 0) / 1000)).toBe(1_767_348_000);
});

test('a time as Python writes it is one, other texts and small numbers are fields', () => {
  expect(readJsonLine('{"asctime": "2026-01-02 10:00:00,250"}')?.time).toBe(Date.UTC(2026, 0, 2, 10, 0, 0, 250));
  expect(readJsonLine('{"time": "soon", "date": 12}')).toMatchObject({
    time: undefined,
    fields: [
      { name: 'time', value: 'soon' },
      { name: 'date', value: '12' },
    ],
  });
});

test('escapes within JSON are as harmless as those without', () => {
  const found = readJsonLine(String.raw`{"msg": "a\u001b[2Jb\u202e\nc", "\u0007k": "\u001b]0;t\u0007"}`);
  expect(found?.message).toBe('ab\\u202e ⏎ c');
  expect(found?.fields).toEqual([{ name: '\\x07k', value: '' }]);
});

test.each([
  '',
  '[1]',
  '"x"',
  '{',
  '{"a": 1} and more',
  'null',
  '{"a": }',
  `${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}x`,
])('other text is no line of JSON (%#)', (text) => {
  expect(readJsonLine(text)).toBeUndefined();
});

test('a field that is called like a property of every object is a field', () => {
  expect(readJsonLine('{"__proto__": 1, "constructor": 2}')?.fields).toEqual([
    { name: '__proto__', value: '1' },
    { name: 'constructor', value: '2' },
  ]);
});
