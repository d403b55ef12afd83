import { Box, render, Text } from 'ink';
import { createElement } from 'react';
import { plainTheme } from '../../src/base/theme.ts';
import { toAnsi } from '../../src/show/ansi.ts';
import { drawTree } from '../../src/tui/draw/tree.ts';
import type { Effect } from '../../src/tui/state/effect.ts';
import type { Event } from '../../src/tui/state/event.ts';
import { layoutOf } from '../../src/tui/state/layout.ts';
import { reduce } from '../../src/tui/state/reduce.ts';
import { initialState, type State } from '../../src/tui/state/state.ts';
import { inkOutput } from '../../src/tui/terminal/ink-output.ts';
import { listedRuns, manyJobs } from '../tui/many-things.ts';
import type { Goal, Report } from './report.ts';

const size = { columns: 200, rows: 50 };
const pageSize = 100;

interface Figures {
  what: string;
  times: readonly number[];
}

/** What a key costs in a list of `count` runs, from the key to the drawn window; beside it Ink with every row of a shorter list mounted. */
export async function navigator(count: number, steps: number): Promise<Report> {
  const list = openList();
  const pages = Array.from({ length: count / pageSize }, (_, page) => page * pageSize).map((from) =>
    list.timed(
      listedRuns(
        manyJobs(pageSize, from),
        from + pageSize < count ? String(from) : undefined,
        from === 0 ? 'first' : 'next',
      ),
    ),
  );
  const down = repeated(steps, () => list.timed(key('j')));
  list.timed(key('G'));
  const up = repeated(steps, () => list.timed(key('k')));
  const half = repeated(steps, () => list.timed(key('ctrl+u')));
  const type = () => Array.from('/train-0123').map((name) => list.timed(key(name)));
  // Once to warm up, as the steps before it were.
  type();
  list.filterOn();
  list.timed(key('esc'));
  const letters = type();
  const slices = list.filterOn();
  const mounted = await inkSteps(1_000, Math.max(10, steps / 10));
  const subjects: Figures[] = [
    { what: `a row down in ${count} rows`, times: down },
    { what: 'a row up from the end', times: up },
    { what: 'half a window up', times: half },
    { what: 'a letter of a filter', times: letters },
    { what: 'a slice of the filter', times: slices },
    { what: 'a page that comes', times: pages },
    { what: "a row down in 1000 rows of Ink's, all mounted", times: mounted },
  ];
  return {
    name: 'navigator',
    title: `A list of ${count} runs at ${size.columns}×${size.rows}, ${steps} steps of each`,
    measures: [],
    tables: [
      {
        heads: ['', 'median', 'p95', 'most'],
        rows: subjects.map(({ what, times }) => [
          what,
          ...[0.5, 0.95, 1].map((part) => `${at(times, part).toFixed(2)} ms`),
        ]),
      },
    ],
    goals: [
      atMostFive('a step, median', 0.5, [...down, ...up, ...half]),
      atMostFive('a step, p95', 0.95, [...down, ...up, ...half]),
      atMostFive('a slice of the filter, median', 0.5, [...letters, ...slices]),
    ],
    notes: ['From the key through the state to the lines of the tree as the terminal takes them.'],
  };
}

function atMostFive(what: string, part: number, times: readonly number[]): Goal {
  return { what, most: 5, measured: at(times, part), unit: 'ms' };
}

/** The runs of an account, and the time from an event to the tree that shows it. */
function openList() {
  let state: State = reduce({ ...initialState, size }, key('a')).state;
  let effects: readonly Effect[] = [];
  const timed = (event: Event): number => {
    const begun = performance.now();
    ({ state, effects } = reduce(state, event));
    const { upper } = layoutOf(state);
    const { lines } = drawTree(state, { width: (upper.panes[0]?.width ?? 48) - 4, height: upper.height - 2 });
    const drawn = lines.map((line) => toAnsi(line, plainTheme)).join('\n');
    const took = performance.now() - begun;
    if (drawn === '') throw new Error('the tree is empty');
    return took;
  };
  const filterOn = (): number[] => {
    const times: number[] = [];
    do times.push(timed({ kind: 'filterOn' }));
    while (effects.some(({ kind }) => kind === 'filterOn'));
    return times;
  };
  return { timed, filterOn };
}

function key(name: string): Event {
  return { kind: 'input', input: { kind: 'key', key: name, ...(name.length === 1 && { text: name }) } };
}

/** The same step where every row is a component and lies in one column, as lists without a window are drawn. */
async function inkSteps(count: number, steps: number): Promise<number[]> {
  let written: (() => void) | undefined;
  const output = inkOutput(() => written?.(), size);
  const names = manyJobs(count).map(({ name }) => name);
  const list = (chosen: number) =>
    createElement(
      Box,
      { flexDirection: 'column', height: size.rows, overflow: 'hidden' },
      ...names.map((name, index) =>
        createElement(
          Text,
          { key: name, inverse: index === chosen, wrap: 'truncate' },
          `${index === chosen ? '❯' : ' '} ${name}`,
        ),
      ),
    );
  const instance = render(list(0), { stdout: output, debug: true, exitOnCtrlC: false, patchConsole: false });
  const times: number[] = [];
  for (let chosen = 1; chosen <= steps; chosen += 1) {
    const begun = performance.now();
    const shown = new Promise<void>((resolve) => (written = resolve));
    instance.rerender(list(chosen % 40));
    await shown;
    times.push(performance.now() - begun);
  }
  instance.unmount();
  return times;
}

function repeated(count: number, step: () => number): number[] {
  return Array.from({ length: count }, step);
}

function at(times: readonly number[], part: number): number {
  const sorted = times.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}
