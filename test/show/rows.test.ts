import { expect, test } from 'vitest';
import { drawRows } from '../../src/show/rows.ts';
import { plain } from './text.ts';

const columns = ['year', 'sched_dep_time', 'carrier', 'tailnum'].map((name) => ({
  name,
  type: name === 'carrier' || name === 'tailnum' ? 'varchar' : 'integer',
}));
const rows = [[2013, 123456789, 'UA', 'N14228']];

test('columns that find no room are counted and named', () => {
  expect(plain(drawRows({ columns, rows, more: false }, 22))).toMatchInlineSnapshot(`
    "year  sched_dep_time
    ────────────────────
    2013       123456789
    1 row
    2 more columns don't
    fit here: carrier,
    tailnum"
  `);
  expect(plain(drawRows({ columns, rows, more: true }, 30))).toMatch(
    /the first row; more follow\n1 more column doesn't/,
  );
});

test('numbers and their titles are never cut', () => {
  expect(plain(drawRows({ columns, rows, more: false }, 22))).toContain('123456789');
});

test('where all columns fit, nothing is said of them', () => {
  expect(plain(drawRows({ columns, rows, more: false }, 80))).toMatch(/\n1 row$/);
});
