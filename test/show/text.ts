import { plainTheme } from '../../src/base/theme.ts';
import { toAnsi } from '../../src/show/ansi.ts';
import type { Line } from '../../src/show/line.ts';
import { textOf } from '../../src/show/line.ts';
import { widthOf } from '../../src/show/width.ts';

/** Lines as a terminal without colours shows them. */
export function plain(lines: readonly Line[]): string {
  return lines.map((line) => toAnsi(line, plainTheme)).join('\n');
}

/** Columns of the widest line. */
export function widest(lines: readonly Line[]): number {
  return Math.max(...lines.map((line) => widthOf(textOf(line))));
}
