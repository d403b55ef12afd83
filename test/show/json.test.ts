import { expect, test } from 'vitest';
import { jsonOf } from '../../src/show/json.ts';
import { samplePlan } from '../show/samples.ts';

const read = (text: string | undefined): unknown => JSON.parse(text ?? '');

test('a plan is its request exactly as it would be sent', () => {
  expect(read(jsonOf({ kind: 'plan', plan: samplePlan }))).toEqual(samplePlan.request.input);
});

test('rows are objects by column; columns of one name all stay', () => {
  const columns = ['n', 'n', 'n_2'].map((name) => ({ name, type: 'bigint' }));
  const rows = [['1', null, 'x']];
  expect(read(jsonOf({ kind: 'rows', columns, rows, more: false }))).toEqual([{ n: '1', n_2: null, n_2_2: 'x' }]);
});

test('nothing prints nothing', () => {
  expect(jsonOf({ kind: 'nothing' })).toBeUndefined();
});

test('what a terminal would obey is written as an escape, and reads back as it was', () => {
  const told = 'C1 \u009B2J, reversed \u202E \u2066, hidden \u200B\uFEFF, DEL \u007F, ESC \u001B[2J';
  const text = jsonOf({ kind: 'data', data: { told } }) ?? '';
  expect(text).toMatch(/^[\n\x20-\x7E]*$/);
  expect(read(text)).toEqual({ told });
});
