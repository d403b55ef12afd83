import xterm from '@xterm/headless';
import { describe, expect, test } from 'vitest';
import { textOf } from '../../src/show/line.ts';
import { widthOf } from '../../src/show/width.ts';
import { type Thing, thingKinds } from '../../src/runs/things/thing.ts';
import { drawTreeRow } from '../../src/tui/draw/tree-row.ts';
import { rowOfThing } from '../../src/tui/state/tree/row.ts';
import { framedLines } from '../../src/tui/draw/framed-lines.ts';
import { openScreen } from '../../src/tui/screen.ts';
import { layoutOf } from '../../src/tui/state/layout.ts';
import type { State } from '../../src/tui/state/state.ts';
import { keepColumns } from '../../src/tui/terminal/keep-columns.ts';
import { runOf, sessionState } from './session-state.ts';

const pieces = [
  '日本語',
  '한국어',
  '👩‍🔬',
  '👩🏽‍🚀',
  '🇩🇪',
  '❤️',
  '1️⃣',
  'e\u0301\u0302\u0303',
  'नमस्ते',
  'สวัสดี',
  'שלום',
  'مرحبا',
  '\u202eevil',
  '\u2066iso',
  '\u200b',
  'ｶﾞ',
  '\u001b[2J',
  '\u0007',
  'plain-name',
  '…│┃',
  '\ud800',
  '\u3164',
  '\u{e0041}',
];
let seed = 11;
const next = () => (seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648);
const nameOf = () => Array.from({ length: 1 + (next() % 6) }, () => pieces[(next() >> 8) % pieces.length]).join('');

const sizes = [
  { columns: 60, rows: 16 },
  { columns: 80, rows: 24 },
  { columns: 200, rows: 50 },
];

/** A session whose every name comes from outside. */
function oddState(size: State['size'], more: Partial<State> = {}): State {
  const state = sessionState();
  const names = () => Array.from({ length: 12 }, nameOf);
  const text = names().join('\n');
  return sessionState({
    size,
    place: { project: nameOf(), where: nameOf(), region: nameOf() },
    tree: {
      ...state.tree,
      jobs: names().map((name, at) => ({ name, script: `${at}.py`, faults: at % 2 })),
      runs: names().map((name) => ({ ...runOf('x', 'running'), name })),
      tables: names().map((name) => ({ name, format: nameOf() })),
      cursor: 'group:jobs',
    },
    detail: {
      page: { about: 'group:jobs', title: nameOf(), content: { kind: 'value', value: { kind: 'text', text } } },
      offset: 0,
      filter: '',
    },
    log: {},
    tasks: [{ id: 1, command: nameOf(), stage: nameOf() }],
    ...more,
  });
}

/** The cells of a screen, a text each, as a terminal has them that thinks otherwise of emoji. */
async function cellsOf(state: State): Promise<string[][]> {
  const { columns, rows } = state.size;
  const terminal = new xterm.Terminal({ cols: columns, rows, allowProposedApi: true, convertEol: true });
  const screen = openScreen({
    store: { get: () => state, subscribe: () => () => undefined },
    terminal: { write: (bytes) => terminal.write(bytes) },
    log: { show: () => undefined, hide: () => undefined, focus: () => undefined },
    theme: () => ({ colours: 'dark', isAscii: false }),
    onBroken: (error) => expect.fail(String(error)),
  });
  terminal.write('\u001b[?7l');
  screen.redraw();
  await new Promise((resolve) => setTimeout(resolve, 60));
  screen.close();
  await new Promise<void>((resolve) => terminal.write('', resolve));
  const { active } = terminal.buffer;
  const cells = Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (_, column) => active.getLine(row)?.getCell(column)?.getChars() ?? ''),
  );
  terminal.dispose();
  return cells;
}

describe.each(sizes)('names of any script at $columns×$rows', (size) => {
  test.each([{}, { focus: 'detail', upper: 'detail' } as const])(
    'leave every border where it is (%j)',
    async (more) => {
      for (let turn = 0; turn < 3; turn += 1) {
        const state = oddState(size, more);
        const cells = await cellsOf(state);
        const { upper } = layoutOf(state);
        let left = 0;
        for (const { width } of upper.panes) {
          for (let row = upper.top + 1; row < upper.top + upper.height - 1; row += 1) {
            expect(cells[row]?.[left]).toMatch(/^[│┃]$/);
            expect(cells[row]?.[left + width - 1]).toMatch(/^[│┃]$/);
          }
          left += width;
        }
        expect(cells.at(-1)?.join('')).not.toBe('');
      }
    },
  );
});

test.each(thingKinds)('a %s of any name takes a row of its own, and no byte of it commands the terminal', (kind) => {
  const long = `${nameOf()}\n\r\t\u009b31m${'x'.repeat(10_000)}`;
  for (const name of [long, '', ' ', '\u001b]52;c;eA==\u0007', ...Array.from({ length: 50 }, nameOf)]) {
    const thing: Thing = { kind, name, arn: name, status: name, note: name, changed: 0 };
    for (const width of [30, 58, 78]) {
      const text = textOf(drawTreeRow(rowOfThing(thing, { name: 'trial' }), true, { width, now: 1 }));
      expect(widthOf(text)).toBeLessThanOrEqual(width);
      // oxlint-disable-next-line no-control-regex -- these are what must not come through
      expect(text).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/u);
    }
  }
});

test('a frame is as wide as it was asked to be, whatever stands in it', () => {
  for (let turn = 0; turn < 300; turn += 1) {
    const width = 20 + (next() % 80);
    const lines = Array.from({ length: 4 }, () => [{ text: nameOf() + nameOf(), role: 'plain' } as const]);
    const framed = framedLines({ title: nameOf(), note: nameOf(), width, height: 6, isFocused: turn % 2 === 0, lines });
    const { top, left, body, right, bottom } = framed;
    expect([top, bottom].map((line) => widthOf(textOf(line)))).toEqual([width, width]);
    expect([...left, ...right].map((line) => widthOf(textOf(line)))).toEqual(Array.from({ length: 8 }, () => 2));
    expect(body).toHaveLength(4);
    expect(Math.max(...body.map((line) => widthOf(textOf(line))))).toBeLessThanOrEqual(width - 4);
  }
});

describe('the column', () => {
  test('is said again behind what terminals disagree on, and only there', () => {
    expect(keepColumns('\u001b[3Gplain │ x\u001b[1m✓')).toBe('\u001b[3Gplain │ x\u001b[1m✓');
    expect(keepColumns('\u001b[3Ga👩b')).toBe('\u001b[3Ga👩\u001b[6Gb');
    expect(keepColumns('日本\u001b[31m日\u001b[0m\n日')).toBe(
      '日本\u001b[5G\u001b[31m日\u001b[7G\u001b[0m\n日\u001b[3G',
    );
  });
});
