import { beforeEach, describe, expect, test } from 'vitest';
import { openPainter, type Painter } from '../../../src/tui/paint/painter.ts';

let written: string[];
let painter: Painter;
beforeEach(() => {
  written = [];
  painter = openPainter((bytes) => written.push(bytes));
  painter.move({ top: 10, rows: 3 });
  written.length = 0;
});

const rowsIn = (bytes: string | undefined) =>
  // oxlint-disable-next-line no-control-regex -- sequences of the terminal
  [...(bytes ?? '').matchAll(/\u001b\[(\d+);1H\u001b\[2K(.*?)\u001b\[0m/g)].map(([, row, text]) => [Number(row), text]);

describe('the painter', () => {
  test('writes all rows of its band at first, counted from 1', () => {
    painter.paint(['a', 'b']);
    expect(rowsIn(written[0])).toEqual([
      [11, 'a'],
      [12, 'b'],
      [13, ''],
    ]);
  });

  test('writes only what changed, and nothing at all where nothing did', () => {
    painter.paint(['a', 'b', 'c']);
    painter.paint(['a', 'x', 'c']);
    painter.paint(['a', 'x', 'c']);
    expect(written).toHaveLength(2);
    expect(rowsIn(written[1])).toEqual([[12, 'x']]);
  });

  test('brings the cursor back, inside marks of synchronized output', () => {
    painter.paint(['a']);
    expect(written[0]?.startsWith('\u001b[?2026h\u001b7')).toBe(true);
    expect(written[0]?.endsWith('\u001b8\u001b[?2026l')).toBe(true);
  });

  test('writes every row again when it has to forget', () => {
    painter.paint(['a', 'b', 'c']);
    painter.forget();
    painter.paint(['a', 'b', 'c']);
    expect(rowsIn(written[1])).toHaveLength(3);
  });

  test('gives its old rows back blank when the band moves', () => {
    painter.paint(['a', 'b', 'c']);
    painter.move({ top: 2, rows: 1 });
    expect(rowsIn(written[1])).toEqual([
      [11, ''],
      [12, ''],
      [13, ''],
    ]);
    painter.paint(['z', 'never seen']);
    expect(rowsIn(written[2])).toEqual([[3, 'z']]);
  });
});
