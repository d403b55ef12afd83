import { expect, test } from 'vitest';
import { sqlText } from '../../../src/commands/repl/sql-text.ts';

test.each([
  ["it's", "'it''s'"],
  [7, '7'],
  [true, 'true'],
  [null, 'null'],
  [['a', 'b'], "('a', 'b')"],
  [new Date(0), "timestamp '1970-01-01 00:00:00.000'"],
  [{ name: 'ml.scores' }, '"ml"."scores"'],
  ['1; drop table x', "'1; drop table x'"],
])('what is brought into a query stands as a value: %j', (value, text) => {
  expect(sqlText(['select ', ' as it'], [value])).toBe(`select ${text} as it`);
});
