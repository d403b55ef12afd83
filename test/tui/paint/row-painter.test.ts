import { Terminal } from '@xterm/headless';
import { describe, expect, test } from 'vitest';
import { fitRow } from '../../../src/tui/paint/fit-row.ts';
import { openRowPainter, type Picture } from '../../../src/tui/paint/row-painter.ts';
import type { Row } from '../../../src/tui/paint/run.ts';

const rowsOf = (...texts: string[]): Row[] => texts.map((text) => [{ text, sgr: '' }]);
const picture = (rows: readonly Row[], more: Partial<Picture> = {}): Picture => ({
  top: 0,
  columns: 20,
  rows,
  bands: [],
  ...more,
});

describe('the painter of rows', () => {
  test('writes nothing where nothing has changed', () => {
    const painter = openRowPainter();
    painter.paint(picture(rowsOf('a', 'b')));
    expect(painter.paint(picture(rowsOf('a', 'b')))).toBe('');
  });

  test('writes every row again once it has forgotten what stands there', () => {
    const painter = openRowPainter();
    const first = painter.paint(picture(rowsOf('a', 'b')));
    painter.forget();
    expect(painter.paint(picture(rowsOf('a', 'b')))).toBe(first);
  });

  test('writes only what differs within a row', () => {
    const painter = openRowPainter();
    painter.paint(picture(rowsOf('lines 1234 in all')));
    const bytes = painter.paint(picture(rowsOf('lines 1235 in all')));
    expect(bytes).toContain('\u001b[1;10H');
    expect(bytes).not.toContain('lines');
    expect(bytes).not.toContain('in all');
  });

  test('lets the terminal scroll where lines moved, and writes the new one alone', () => {
    const painter = openRowPainter();
    const bands = [{ top: 0, rows: 5 }];
    painter.paint(picture(rowsOf('one', 'two', 'three', 'four', 'five'), { bands }));
    const bytes = painter.paint(picture(rowsOf('two', 'three', 'four', 'five', 'six'), { bands }));
    expect(bytes).toContain('\u001b[1;5r\u001b[1S\u001b[r');
    expect(bytes).toContain('six');
    expect(bytes).not.toContain('three');
  });

  test('brings the cursor back, inside marks of synchronized output', () => {
    const bytes = openRowPainter().paint(picture(rowsOf('a')));
    expect(bytes.startsWith('\u001b[?2026h\u001b7')).toBe(true);
    expect(bytes.endsWith('\u001b8\u001b[?2026l')).toBe(true);
  });

  test('passes nothing of a terminal’s language that stands in a text', () => {
    const bytes = openRowPainter().paint(picture(rowsOf('a\u001b]0;title\u0007\u009b2Jb')));
    expect(bytes).toContain('a?]0;title??2Jb');
  });
});

describe('after any pictures the terminal stands as after the last one alone', () => {
  test.each(Array.from({ length: 40 }, (_, seed) => seed + 1))('seed %i', async (seed) => {
    const random = generator(seed);
    const columns = 12 + random(30);
    const height = 4 + random(14);
    const terminal = new Terminal({ cols: columns, rows: height + 3, allowProposedApi: true });
    const painter = openRowPainter();
    let last: Picture | undefined;
    const fresh = () => randomRow(random, columns, seed % 2 === 0 ? narrow : [...narrow, ...wide]);
    let rows: Row[] = Array.from({ length: height }, fresh);
    for (let frame = 0; frame < 60; frame += 1) {
      rows = changed(rows, random, fresh);
      last = { top: 2, columns, rows, bands: [{ top: 1, rows: height - 2 }] };
      await write(terminal, painter.paint(last));
    }
    const other = new Terminal({ cols: columns, rows: height + 3, allowProposedApi: true });
    await write(other, last ? openRowPainter().paint(last) : '');
    expect(cellsOf(terminal)).toEqual(cellsOf(other));
  });
});

const narrow = ['loss', '0.123', '0.124', 'ERROR', ' ', '   ', 'né', '─', 'warnings', '…'];
const wide = ['日本語', '👩‍🚀', 'e\u0301'];
const looks = ['', '', '31', '2', '7', '1;36', '44'];

function randomRow(random: (below: number) => number, columns: number, words: readonly string[]): Row {
  const runs = Array.from({ length: random(6) }, () => ({
    text: Array.from({ length: 1 + random(3) }, () => words[random(words.length)] ?? '').join(''),
    sgr: looks[random(looks.length)] ?? '',
  }));
  return fitRow(runs, columns);
}

/** Scrolls up or down, changes a row or two, or draws all anew. */
function changed(rows: readonly Row[], random: (below: number) => number, fresh: () => Row): Row[] {
  const next = [...rows];
  switch (random(6)) {
    case 0:
      return next.map(fresh);
    case 1:
    case 2: {
      const by = 1 + random(4);
      return [
        ...next.slice(0, 1),
        ...next.slice(1 + by, -1),
        ...Array.from({ length: by }, fresh),
        ...next.slice(-1),
      ].slice(0, rows.length);
    }
    case 3: {
      const by = 1 + random(3);
      return [...next.slice(0, 1), ...Array.from({ length: by }, fresh), ...next.slice(1)].slice(0, rows.length);
    }
    default:
      next[random(next.length)] = fresh();
      return next;
  }
}

function write(terminal: Terminal, bytes: string): Promise<void> {
  return new Promise((done) => terminal.write(bytes, done));
}

function cellsOf(terminal: Terminal): string[] {
  const { active } = terminal.buffer;
  return Array.from({ length: terminal.rows }, (_, row) => {
    const line = active.getLine(row);
    return Array.from({ length: terminal.cols }, (_, column) => {
      const cell = line?.getCell(column);
      const text = cell?.getChars() || ' ';
      return `${text}/${cell?.getFgColor()}/${cell?.getBgColor()}/${cell?.isBold()}${cell?.isDim()}${cell?.isInverse()}`;
    }).join('|');
  });
}

/** Numbers below a limit, the same for the same seed. */
function generator(seed: number): (below: number) => number {
  let state = seed * 2654435761;
  return (below) => {
    state = (Math.imul(state ^ (state >>> 15), 2246822519) + 0x9e3779b9) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}
