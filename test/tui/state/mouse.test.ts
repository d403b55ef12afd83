import { describe, expect, test } from 'vitest';
import { layoutOf } from '../../../src/tui/state/layout.ts';
import { paneAt } from '../../../src/tui/state/reduce-mouse.ts';
import type { State } from '../../../src/tui/state/state.ts';
import { play } from '../play.ts';
import { emptyHelp } from '../../../src/tui/state/reduce-dialogs.ts';
import { sessionState } from '../session-state.ts';

const wide = () => sessionState({ size: { columns: 120, rows: 40 } });
const click = (state: State, row: number, column: number) =>
  play(state, { kind: 'input', input: { kind: 'mouse', does: 'click', row, column } }).state;
const wheel = (state: State, by: number, row: number, column: number) =>
  play(state, { kind: 'input', input: { kind: 'mouse', does: 'wheel', by, row, column } }).state;

const seen = ({ focus, overlay, tree: { cursor } }: State) => ({ focus, overlay, cursor });

describe('a click', () => {
  test('gives the pane under it the keys', () => {
    const { band } = layoutOf(wide());
    expect(click(wide(), 5, 100).focus).toBe('detail');
    expect(click(wide(), band.top + 2, 3).focus).toBe('log');
    expect(click(wide(), 38, 3).focus).toBe('repl');
    expect(click(sessionState({ ...wide(), focus: 'log' }), 5, 3).focus).toBe('tree');
  });

  test('in the tree puts the cursor on the row under it', () => {
    expect(click(wide(), 3, 5).tree.cursor).toBe('job:jobs/prepare.py');
    expect(click(wide(), 6, 5).tree.cursor).toBe('run:training/train-3');
  });

  test('on an edge, or where a dialog stands in front, does nothing', () => {
    expect(seen(click(wide(), 0, 5))).toEqual(seen(wide()));
    const help = sessionState({ ...wide(), overlay: emptyHelp });
    expect(seen(click(help, 3, 5))).toEqual(seen(help));
  });
});

describe('the wheel', () => {
  test('moves what is below it, whoever has the keys', () => {
    expect(wheel(wide(), -1, 5, 5).tree.cursor).toBe('job:jobs/prepare.py');
    const scrolled = wheel(wide(), 2, 5, 100);
    expect(scrolled.detail.offset).toBeGreaterThan(0);
    expect(scrolled.focus).toBe('tree');
  });
});

test('a narrow screen has one pane above the log', () => {
  const narrow = sessionState({ size: { columns: 80, rows: 24 }, upper: 'detail', focus: 'detail' });
  expect(paneAt(narrow, { row: 5, column: 3 })).toBe('detail');
});

test('% has the mouse told, and gives it back to the terminal', () => {
  const on = play(wide(), '%');
  expect(on.effects).toEqual([{ kind: 'mouse', on: true }]);
  expect(play(on.state, '%').effects).toEqual([{ kind: 'mouse', on: false }]);
});
