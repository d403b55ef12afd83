import { renderToString } from 'ink';
import { render } from 'ink-testing-library';
import { describe, expect, test } from 'vitest';
import { plainTheme } from '../../../src/base/theme.ts';
import { widthOf } from '../../../src/show/width.ts';
import { layoutOf } from '../../../src/tui/state/layout.ts';
import { openForm } from '../../../src/tui/state/palette/open-form.ts';
import { emptyPalette } from '../../../src/tui/state/palette/reduce-palette.ts';
import { emptyHelp } from '../../../src/tui/state/reduce-dialogs.ts';
import type { State } from '../../../src/tui/state/state.ts';
import { App } from '../../../src/tui/view/App.tsx';
import { ScreenContext } from '../../../src/tui/view/context.ts';
import { play } from '../play.ts';
import { sessionState } from '../session-state.ts';

function screenOf(state: State) {
  const store = { get: () => state, subscribe: () => () => undefined };
  return (
    <ScreenContext value={{ store, theme: plainTheme }}>
      <App />
    </ScreenContext>
  );
}

/** A frame as rows, each with the blanks at its end cut. */
function frameOf(more: Partial<State> = {}): string[] {
  const state = sessionState(more);
  const { columns, rows } = state.size;
  const frame =
    columns <= 100 ? (render(screenOf(state)).lastFrame() ?? '') : renderToString(screenOf(state), { columns });
  const lines = frame.split('\n');
  return Array.from({ length: Math.max(rows, lines.length) }, (_, row) => (lines[row] ?? '').trimEnd());
}

describe.each([
  [60, 16],
  [80, 24],
  [100, 30],
  [200, 50],
])('at %d×%d', (columns, rows) => {
  const size = { columns, rows };
  const states: Record<string, Partial<State>> = {
    tree: {},
    middle: { focus: 'detail', upper: 'detail' },
    log: { focus: 'log' },
    'full log': { focus: 'log', zoomed: true },
    help: { overlay: emptyHelp },
    palette: { overlay: { ...emptyPalette, line: { text: 'st', cursor: 2 } } },
    form: openForm(sessionState(), 'run', { words: ['train'] }).state,
    'menu of what can be copied': play(sessionState(), 'y').state,
  };

  test.each(Object.keys(states))('the %s fills the screen and no more', (name) => {
    const frame = frameOf({ ...states[name], size });
    expect(frame).toHaveLength(rows);
    expect(Math.max(...frame.map(widthOf))).toBeLessThanOrEqual(columns);
  });

  test('the rows of a log are left blank for it', () => {
    const { band } = layoutOf(sessionState({ size }));
    const rows = frameOf({ size }).slice(band.top, band.top + band.rows);
    expect(rows.length).toBeGreaterThanOrEqual(5);
    expect(rows.every((row) => row === '')).toBe(true);
  });
});

test('without a log there is a rule that says how to get one', () => {
  const { band } = layoutOf(sessionState({ log: {} }));
  expect(band.rows).toBe(1);
  expect(frameOf({ log: {} })[band.top]).toMatch(/^── 3 log ─+ select a run ─$/u);
});

test('80×24 shows the tree, room for the log, the REPL line and the keys', () => {
  expect(frameOf({ size: { columns: 80, rows: 24 } }).join('\n')).toMatchInlineSnapshot(`
    " mlx  flights · local · us-east-1 │ jobs › train                    ● 1 running
    ┏━ ▸ 1 flights ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━ 1–11 of 13 ┓
    ┃   ▾ jobs  2                                                                  ┃
    ┃     prepare                                                       processing ┃
    ┃ ❯   train                                                         ✗ 2 faults ┃
    ┃   ▾ runs  3                                                                  ┃
    ┃     ● train-3                                                          1 min ┃
    ┃     ✗ train-2                                                          1 min ┃
    ┃     ✓ prepare-1                                                        1 min ┃
    ┃   ▾ tables  1                                                                ┃
    ┃     nyc.flights                                                      parquet ┃
    ┃   ▸ feature groups                                                           ┃
    ┃   ▸ models                                                                   ┃
    ┗━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┛








       mlx› i writes here: jobs, flows, runs, tables, plan(jobs[0]), sql\`…\`, ?when
     ? help  e repair  ⏎ faults  f1 what it is  / filter  : go to  ^P commands"
  `);
});

test('the middle stands beside the tree on a wide screen', () => {
  expect(
    frameOf({ size: { columns: 110, rows: 20 } })
      .slice(0, 8)
      .join('\n'),
  ).toMatchInlineSnapshot(`
    " mlx  flights · local · us-east-1 │ jobs › train                                                  ● 1 running
    ┏━ ▸ 1 flights ━━━━━━━━━ 1–9 of 13 ┓╭─ 2 train ─────────────────────────────────────────────────── 1–9 of 60 ╮
    ┃   ▾ jobs  2                      ┃│ row 0                                                                  │
    ┃     prepare           processing ┃│ row 1                                                                  │
    ┃ ❯   train             ✗ 2 faults ┃│ row 2                                                                  │
    ┃   ▾ runs  3                      ┃│ row 3                                                                  │
    ┃     ● train-3              1 min ┃│ row 4                                                                  │
    ┃     ✗ train-2              1 min ┃│ row 5                                                                  │"
  `);
});

test('a screen that is too small says what it needs', () => {
  expect(
    frameOf({ size: { columns: 40, rows: 10 } })
      .join('\n')
      .trim(),
  ).toBe('mlx\nneeds 60×16\nthis is 40×10\nctrl-c twice leaves');
});

test('names from outside are shown as they are, not obeyed', () => {
  const tables = [{ name: 'evil\u001b[2J.\u202etable', format: 'csv' }];
  const frame = frameOf({ tree: { ...sessionState().tree, tables } }).join('\n');
  expect(frame).toContain(String.raw`evil\e[2J.\u202etable`);
});
