import { expect, test } from 'vitest';
import { gridOf } from '../../../../src/tui/logs/state/grid.ts';
import { plainLayout } from '../../../../src/tui/logs/state/log-layout.ts';
import { initialLogState, type LogState } from '../../../../src/tui/logs/state/log-state.ts';
import { streamOf } from '../log-stage.ts';

const stateOf = (columns: number, rows: number, hosts: number, more: Partial<LogState> = {}) =>
  initialLogState({
    area: { top: 0, columns, rows },
    streams: Array.from({ length: hosts }, (_, host) => streamOf(host, `algo-${host + 1}`)),
    layout: { ...plainLayout, split: 'host' },
    ...more,
  });

test.each([
  [80, 24],
  [200, 50],
  [60, 16],
  [24, 3],
  [300, 90],
])('at %i×%i no two panes share a place, and all of the screen is used', (columns, rows) => {
  for (const hosts of [1, 2, 3, 5, 10, 50, 300]) {
    for (const asked of [undefined, 1, 2, 5]) {
      const state = stateOf(columns, rows, hosts, {
        layout: { ...plainLayout, split: 'host', ...(asked && { columns: asked }) },
      });
      const grid = gridOf(state);
      const taken = new Set<string>();
      const cells = [...grid.panes.map(({ rect }) => rect), ...(grid.list ? [grid.list.rect] : [])];
      for (const { left, top, width, height } of cells) {
        expect(height).toBeGreaterThan(0);
        expect(left + width).toBeLessThanOrEqual(columns);
        for (let row = top; row < top + height; row += 1) {
          expect(taken.has(`${row},${left}`)).toBe(false);
          taken.add(`${row},${left}`);
        }
      }
      const usedRows = new Set(
        cells.flatMap(({ top, height }) => Array.from({ length: height }, (_, row) => top + row)),
      );
      expect(usedRows.size).toBe(rows - 2);
      const told = grid.panes.length + (grid.list?.panes.length ?? 0);
      // A single row has no room for the others, not even as a list.
      expect(told).toBe(rows < 8 ? 1 : hosts);
    }
  }
});

test('the pane that has the keys is shown, however many there are', () => {
  const grid = gridOf(stateOf(80, 24, 50, { focus: 'host:algo-48' }));
  expect(grid.panes.map(({ pane }) => pane.key)).toContain('host:algo-48');
  expect(grid.list?.panes.length).toBe(50 - grid.panes.length);
});

test('a zoomed pane stands alone', () => {
  const grid = gridOf(stateOf(80, 24, 5, { focus: 'host:algo-2', isZoomed: true }));
  expect(grid.panes.map(({ number, rect }) => [number, rect])).toEqual([
    [2, { left: 0, top: 1, width: 80, height: 22 }],
  ]);
});

test('where almost nothing fits nothing is placed', () => {
  expect(gridOf(stateOf(20, 10, 2))).toEqual({ isTooSmall: true, panes: [] });
});
