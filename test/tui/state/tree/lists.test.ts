import { describe, expect, test } from 'vitest';
import { rowAt, rowsIn, rowsOf } from '../../../../src/tui/state/tree/rows.ts';
import { nameOfRow } from '../../../../src/tui/state/tree/row.ts';
import { rowUnder, selectedThing } from '../../../../src/tui/state/tree/selection.ts';
import type { State } from '../../../../src/tui/state/state.ts';
import { listedRuns, manyJobs } from '../../many-things.ts';
import { kinds, play, typed } from '../../play.ts';
import { runOf, sessionState } from '../../session-state.ts';

const lists = (effects: ReturnType<typeof play>['effects']) => effects.filter(({ kind }) => kind === 'list');
const headOf = ({ tree }: State, group: string) => {
  const part = rowsOf(tree).parts.find(({ section }) => section.group === group);
  return part && rowAt(rowsOf(tree), part.from);
};
const shown = ({ tree }: State) => rowsIn(rowsOf(tree), 0, 40).map(nameOfRow);

const rowsTexts = ({ tree }: State) => JSON.stringify(rowsIn(rowsOf(tree), 0, 40));

/** The account with as many runs as are given, and more behind them. */
const account = (count = 100, next?: string) => play(sessionState(), 'a', listedRuns(manyJobs(count), next)).state;

/** What the filter's own events would do. */
function filteredThrough(state: State): State {
  const { state: next, effects } = play(state, { kind: 'filterOn' });
  return kinds(effects).includes('filterOn') ? filteredThrough(next) : next;
}

test('tables of the project that could not be read say why, until they are read', () => {
  const failed = { kind: 'listFailed', group: 'tables', scope: 'project', text: 'not allowed' } as const;
  const { state } = play(sessionState(), failed);
  expect(rowsTexts(state)).toContain('could not be read: not allowed');
  expect(rowsTexts(play(state, { kind: 'tables', tables: [] }).state)).not.toContain('could not be read');
});

describe('a list of the account', () => {
  test('is read when its group is open, once', () => {
    const { state, effects } = play(sessionState(), 'a');
    expect(lists(effects)).toEqual([{ kind: 'list', group: 'runs', scope: 'account', next: undefined }]);
    expect(lists(play(state, 'j', 'k').effects)).toEqual([]);
    expect(shown(state)).toContain('runs');
    expect(shown(state)).not.toContain('jobs');
  });

  test('says that there is more until all is read', () => {
    expect(headOf(account(100, 'more'), 'runs')).toMatchObject({ count: 100, hasMore: true });
    expect(headOf(account(100), 'runs')).toMatchObject({ count: 100, hasMore: false });
  });

  test('is read on when the cursor comes near its end, one page at a time', () => {
    const start = account(100, 'more');
    expect(lists(play(start, 'j').effects)).toEqual([]);
    const { state, effects } = play(start, 'G', 'k', 'k', 'k', 'k', 'k');
    expect(lists(effects)).toEqual([{ kind: 'list', group: 'runs', scope: 'account', next: 'more' }]);
    const longer = play(state, listedRuns(manyJobs(100, 100), undefined, 'next')).state;
    expect(headOf(longer, 'runs')).toMatchObject({ count: 200, hasMore: false });
    expect(lists(play(longer, 'G').effects)).toEqual([]);
  });

  test('of 100,000 things comes whole, page by page, and keeps the cursor on its row', () => {
    let { state } = play(account(100, '100'), 'j', 'j', 'j');
    const { cursor } = state.tree;
    for (let from = 100; from < 100_000; from += 100) {
      state = play(state, listedRuns(manyJobs(100, from), from === 99_900 ? undefined : 'more', 'next')).state;
    }
    expect(headOf(state, 'runs')).toMatchObject({ count: 100_000, hasMore: false });
    expect(state.tree.cursor).toBe(cursor);
    expect(nameOfRow(rowAt(rowsOf(state.tree), 100_000)!)).toBe('train-099999');
  }, 30_000);

  test('that is read again keeps what was read behind its first page, and takes what is new in front', () => {
    const start = account(100, 'more');
    const [first, second] = manyJobs(2);
    const fresh = { ...manyJobs(1, 999_999)[0]!, changed: (first?.changed ?? 0) + 1 };
    const { state } = play(start, listedRuns([fresh, { ...first!, status: 'failed' }, second!], 'other'));
    expect(headOf(state, 'runs')).toMatchObject({ count: 101, hasMore: true });
    expect(shown(state).slice(1, 4)).toEqual(['train-999999', 'train-000000', 'train-000001']);
    expect(rowAt(rowsOf(state.tree), 2)).toMatchObject({ run: { status: 'failed' } });
    expect(state.tree.lists.runs?.next).toBe('more');
  });

  test('that can not be read says so in its place, and not in that of another scope', () => {
    const failed = { kind: 'listFailed', group: 'runs', scope: 'account', text: 'no such host' } as const;
    const { state } = play(play(sessionState(), 'a').state, failed);
    expect(rowAt(rowsOf(state.tree), 1)).toMatchObject({ kind: 'empty', text: 'could not be read: no such host' });
    expect(play(sessionState(), failed).state.tree.lists).toEqual({});
  });

  test('of jobs that mlx would not run has rows all the same', () => {
    const arn = 'arn:aws:sagemaker:us-east-1:000000000000:transform-job/score';
    const job = { kind: 'run', name: 'score', arn, status: 'completed', changed: 1, note: 'transform' } as const;
    const { state, effects } = play(sessionState(), 'a', listedRuns([job]), 'g', 'j');
    expect(rowUnder(state)).toEqual({ kind: 'thing', key: `run:${arn}`, thing: job });
    expect(selectedThing(state)).toEqual(job);
    expect(effects).toContainEqual({ kind: 'follow', run: job });
  });
});

describe('the project and the account', () => {
  test('change places with `a`, and each comes back as it was', () => {
    const back = play(account(), 'a').state;
    expect(back.tree.scope).toBe('project');
    expect(shown(back)).toEqual(shown(play(sessionState(), 'g').state));
  });

  test('older runs of a project are read when the newest hundred end', () => {
    const runs = Array.from({ length: 100 }, (_, at) => runOf(`train-${1000 - at}`, 'completed'));
    const closed = [...sessionState().tree.closed, 'tables' as const];
    const start = sessionState({
      tree: { ...sessionState().tree, runs, hasOlderRuns: true, closed, cursor: 'group:runs' },
    });
    const end = play(start, ...Array.from({ length: 99 }, () => 'j'));
    expect(lists(end.effects)).toEqual([{ kind: 'list', group: 'runs', scope: 'project', next: undefined }]);
    const page = { things: manyJobs(5), next: undefined };
    const { state } = play(end.state, { kind: 'listed', group: 'runs', scope: 'project', part: 'first', page });
    expect(headOf(state, 'runs')).toMatchObject({ count: 105, hasMore: false });
  });

  test('a group that is opened is read', () => {
    const at = sessionState({ tree: { ...sessionState().tree, cursor: 'group:models' } });
    expect(lists(play(at, 'enter').effects)).toMatchObject([{ group: 'models', scope: 'project' }]);
  });
});

const long = () => account(20_000);

describe('a filter over a long list', () => {
  test('goes through it in slices, and a key never waits for it', () => {
    const { state, effects } = play(long(), '/', ...typed('fail'));
    expect(kinds(effects)).toContain('filterOn');
    const { count: soon = 0 } = headOf(state, 'runs') as { count?: number };
    expect(soon).toBeLessThan(1_000);
    expect(headOf(filteredThrough(state), 'runs')).toMatchObject({ count: Math.ceil((20_000 - 3) / 7) });
  });

  test('that becomes narrower looks through what is left, to the same end', () => {
    const wide = filteredThrough(play(long(), '/', ...typed('train-00')).state);
    const narrow = filteredThrough(play(wide, ...typed('012')).state);
    const anew = filteredThrough(play(long(), '/', ...typed('train-00012')).state);
    expect(shown(narrow)).toEqual(shown(anew));
    expect(headOf(narrow, 'runs')).toMatchObject({ count: 10 });
  });

  test('goes on through a page that comes', () => {
    const start = filteredThrough(play(account(100, 'more'), '/', ...typed('fail'), 'enter').state);
    const { state } = play(start, listedRuns(manyJobs(100, 100), undefined, 'next'));
    expect(headOf(filteredThrough(state), 'runs')).toMatchObject({ count: 29 });
  });

  test('leaves the cursor on its row where that stays, and comes back to it where it went', () => {
    const { state } = play(long(), 'j', 'j', 'j', 'j');
    const gone = filteredThrough(play(state, '/', ...typed('train-0123')).state);
    expect(nameOfRow(rowUnder(gone)!)).toBe('train-012300');
    expect(nameOfRow(rowUnder(play(gone, 'esc').state)!)).toBe(nameOfRow(rowUnder(state)!));
  });
});
