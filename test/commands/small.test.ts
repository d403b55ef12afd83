import { describe, expect, test } from 'vitest';
import { toCsv } from '../../src/commands/csv.ts';
import { parseMoment } from '../../src/commands/logs/moment.ts';
import { paramsOf } from '../../src/commands/run/input-params.ts';

describe('a moment', () => {
  const now = Date.UTC(2026, 10, 21, 20, 0);
  test.each([
    ['90s', now - 90_000],
    ['15m', now - 900_000],
    ['2h', now - 7_200_000],
    ['1d', now - 86_400_000],
    ['2026-11-21T19:00:00Z', now - 3_600_000],
    ['2026-11-21 19:00:00Z', now - 3_600_000],
  ])('%s', (text, moment) => {
    expect(parseMoment('--since', text, now)).toBe(moment);
  });

  test.each(['', '15', '15 m', 'yesterday', '-1h', '2026-13-01'])('%j is refused with the rule', (text) => {
    expect(() => parseMoment('--since', text, now)).toThrow(expect.objectContaining({ code: 'FLAG_VALUE_WRONG' }));
  });
});

test('CSV quotes what has to be quoted and tells nothing from an empty text', () => {
  const columns = ['a', 'b"c'].map((name) => ({ name, type: 'varchar' }));
  const rows = [
    ['x,y', null],
    ['', 1.5],
    ['two\nlines', true],
  ];
  expect(toCsv({ columns, rows, more: false })).toBe('a,"b""c"\r\n"x,y",\r\n"",1.5\r\n"two\nlines",true\r\n');
});

describe('params of a line', () => {
  test('come from --param and from flags of their own, which win', () => {
    const input = { args: {}, flags: { param: ['depth=1', 'day=2013-01-01', 'note=a=b'] }, params: { depth: '8' } };
    expect(paramsOf(input)).toEqual({ depth: '8', day: '2013-01-01', note: 'a=b' });
  });

  test.each(['depth', '=8'])('--param %s is refused', (text) => {
    const input = { args: {}, flags: { param: [text] }, params: {} };
    expect(() => paramsOf(input)).toThrow(expect.objectContaining({ code: 'FLAG_VALUE_WRONG' }));
  });
});
