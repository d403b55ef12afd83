import { expect, test } from 'vitest';
import { chartOf } from '../../src/inspect/values/chart-of.ts';
import { outlineOf } from '../../src/inspect/values/outline.ts';
import { drawChart } from '../../src/show/chart.ts';
import { textOf } from '../../src/show/line.ts';
import { safeText } from '../../src/show/safe-text.ts';
import { drawString } from '../../src/show/string.ts';
import { drawTree } from '../../src/show/tree.ts';
import { widthOf } from '../../src/show/width.ts';

const hostile = { 'na\u001b[2Jme': 'x\u202ey\n', wide: '漢字'.repeat(100), deep: { list: [1, { two: true }] } };

test.each([60, 80, 200])('a tree keeps to %i columns and has nothing in it that a terminal obeys', (width) => {
  const lines = drawTree(outlineOf(hostile), width).map(textOf);
  expect(Math.max(...lines.map(widthOf))).toBeLessThanOrEqual(width);
  expect(lines.map(safeText)).toEqual(lines);
  expect(lines.join('\n')).toMatch(/deep +\{1\}\n {2}list +\[2\]\n {4}0 +1\n {4}1 +\{1\}\n {6}two +true/);
});

test.each([60, 80, 200])('a chart keeps to %i columns, with its scale and its last value', (width) => {
  const chart = chartOf(Array.from({ length: 50 }, (_, index) => index * index));
  const lines = drawChart(chart ?? { series: [], count: 0 }, width).map(textOf);
  expect(Math.max(...lines.map(widthOf))).toBeLessThanOrEqual(width);
  expect(lines[0]).toMatch(/^2401 /);
  expect(lines.at(-1)).toContain('last 2401   50 numbers from 0 to 2401');
});

test('a long text shows its start and how much more there is', () => {
  const lines = drawString({ text: 'a\u001b]0;x\u0007\nb', more: 1_000_000 }, 80).map(textOf);
  expect(lines).toEqual([String.raw`a\e]0;x\x07`, 'b', '… and 1000000 more characters']);
});
