import { describe, expect, test } from 'vitest';
import type { Event } from '../../../src/tui/state/event.ts';
import { layoutOf } from '../../../src/tui/state/layout.ts';
import { rowUnder } from '../../../src/tui/state/tree/selection.ts';
import type { State } from '../../../src/tui/state/state.ts';
import { kinds, play, typed } from '../play.ts';
import { runOf, sessionState } from '../session-state.ts';

const onRun = () => play(sessionState(), 'j', 'j').state;
const at = (columns: number, rows: number, more: Partial<State> = {}) =>
  layoutOf(sessionState({ size: { columns, rows }, ...more }));

describe('moving in the tree', () => {
  test('shows what is under the cursor', () => {
    const { state, effects } = play(sessionState(), 'k');
    expect(state.tree.cursor).toBe('job:jobs/prepare.py');
    expect(state.detail.page).toMatchObject({ about: 'job:jobs/prepare.py', title: 'prepare' });
    expect(effects).toMatchObject([{ kind: 'inspect', row: { key: 'job:jobs/prepare.py' } }]);
  });

  test('onto a run follows its log', () => {
    const { state, effects } = play(sessionState(), 'j', 'j', 'j');
    expect(state.tree.cursor).toBe('run:training/train-2');
    expect(state.log).toMatchObject({ run: { name: 'train-2' } });
    expect(effects.filter(({ kind }) => kind === 'follow')).toMatchObject([{ run: { name: 'train-2' } }]);
  });

  test('ends at both ends', () => {
    expect(play(sessionState(), 'G', 'j').state.tree.cursor).toBe('group:log groups');
    expect(play(sessionState(), 'g', 'k').state.tree.cursor).toBe('group:jobs');
  });

  test('Enter closes a group and opens it again', () => {
    const closed = play(sessionState(), 'g', 'enter').state;
    expect(closed.tree.closed).toContain('jobs');
    expect(play(closed, 'enter').state.tree.closed).not.toContain('jobs');
    expect(play(closed, 'l').state.tree.closed).not.toContain('jobs');
  });

  test('a page that comes for what is no longer selected is dropped', () => {
    const { state } = play(sessionState(), 'k', {
      kind: 'page',
      about: 'job:jobs/train.py',
      content: { kind: 'nothing' },
    });
    expect(state.detail.page.content).toEqual({ kind: 'loading', text: 'reading…' });
  });

  test('a run that stands otherwise than before is read again', () => {
    const onRun = play(sessionState(), 'j', 'j').state;
    expect(kinds(play(onRun, { kind: 'run', run: runOf('train-3', 'completed') }).effects)).toEqual(['inspect']);
    expect(kinds(play(onRun, { kind: 'run', run: runOf('train-3', 'running') }).effects)).toEqual([]);
  });
});

describe('a filter', () => {
  test('leaves what holds every word of it', () => {
    const { state } = play(sessionState(), '/', ...typed('train fail'));
    expect(state.tree.filter).toBe('train fail');
    expect(rowUnder(state)).toMatchObject({ kind: 'run', run: { name: 'train-2' } });
  });

  test('Escape takes back what was written, and later what was kept', () => {
    expect(play(sessionState(), '/', 'x', 'esc').state.tree.filter).toBe('');
    expect(play(sessionState(), '/', 'x', 'enter', 'esc').state.tree.filter).toBe('');
  });
});

describe('the log', () => {
  test('in full size takes the place of the panes and gives it back', () => {
    const { state } = play(sessionState(), 'l');
    expect(layoutOf(state).upper.height).toBe(0);
    const left = play(state, { kind: 'logLeft' }).state;
    expect(layoutOf(left).upper.height).toBeGreaterThan(0);
    expect(left.focus).toBe('tree');
  });

  test('that is left in its band gives the keys to the tree', () => {
    expect(play(sessionState({ focus: 'log' }), { kind: 'logLeft' }).state.focus).toBe('tree');
  });
});

describe('running a job', () => {
  test('asks first, with the command line to be changed', () => {
    const { state, effects } = play(sessionState(), 'r');
    expect(state.overlay).toMatchObject({
      kind: 'launch',
      target: { kind: 'job', name: 'train' },
      line: { text: 'run train ' },
    });
    expect(kinds(effects)).toEqual(['prepare']);
  });

  test('sends the line as it was changed', () => {
    const { effects } = play(sessionState(), 'r', ...typed('--depth 8'), 'enter');
    expect(effects.at(-1)).toEqual({
      kind: 'perform',
      words: ['run', 'train', '--depth', '8'],
      command: 'mlx run train --depth 8',
      isAsked: true,
    });
  });

  test('Escape sends nothing', () => {
    expect(kinds(play(sessionState(), 'r', 'esc').effects)).toEqual(['prepare']);
  });

  test('puts the new run under the cursor and follows it', () => {
    const { state, effects } = play(sessionState(), { kind: 'launched', run: runOf('train-4', 'starting') });
    expect(state.tree.cursor).toBe('run:training/train-4');
    expect(kinds(effects)).toEqual(['inspect', 'follow']);
  });
});

describe('stopping a run', () => {
  test('is asked of what stops it, which asks first', () => {
    expect(play(onRun(), 's').effects).toEqual([
      { kind: 'perform', words: ['stop', 'train-3'], command: 'mlx stop train-3' },
    ]);
  });

  test('says of a run that has ended that it has', () => {
    expect(play(onRun(), 'j', 's').state.notice?.text).toBe('train-2 has ended: failed');
  });
});

describe('the REPL line', () => {
  test('evaluates what was written and remembers it', () => {
    const { state, effects } = play(sessionState(), 'i', ...typed('1+1'), 'enter');
    expect(effects.at(-1)).toEqual({ kind: 'evaluate', text: '1+1' });
    expect(state.repl).toMatchObject({ line: { text: '' }, history: ['1+1'], isBusy: true });
  });

  test('walks its history and comes back to what was being written', () => {
    const repl = { ...sessionState().repl, history: ['a', 'b'] };
    const at = (...keys: string[]) => play(sessionState({ focus: 'repl', repl }), 'x', ...keys).state.repl.line.text;
    expect([at('up'), at('up', 'up'), at('up', 'up', 'up'), at('up', 'down')]).toEqual(['b', 'a', 'a', 'x']);
  });

  test('leaves the keys while an answer is read on', () => {
    const { state } = play(sessionState(), 'i', ...typed('1+1'), 'pagedown');
    expect(state.repl.line.text).toBe('1+1');
    expect(state.detail.offset).toBeGreaterThan(0);
    expect(play(state, 'pageup').state.detail.offset).toBe(0);
  });

  test('takes a paste of several lines as it is', () => {
    const { state } = play(sessionState({ focus: 'repl' }), {
      kind: 'input',
      input: { kind: 'paste', text: 'a\r\nb' },
    });
    expect(state.repl.line.text).toBe('a\nb');
  });

  test('an answer stands in front of what is selected, and back leads to that', () => {
    const answer: Event = {
      kind: 'answer',
      title: '1+1',
      content: { kind: 'value', value: { kind: 'string', text: '2', more: 0 } },
    };
    const { state } = play(sessionState({ focus: 'repl' }), answer);
    expect(state.detail.page.title).toBe('1+1');
    expect(play(state, 'esc', 'esc').state.detail.page.title).toBe('train');
  });
});

describe('leaving', () => {
  test('q goes back first and leaves at the top', () => {
    expect(play(sessionState({ focus: 'detail' }), 'q').effects).toEqual([]);
    expect(play(sessionState(), 'q').effects).toEqual([{ kind: 'quit' }]);
  });

  test('q asks where a command here would end with it', () => {
    const tasks = [{ id: 1, command: 'mlx local serve', stage: '' }];
    const { state, effects } = play(sessionState({ tasks }), 'q');
    expect(effects).toEqual([]);
    expect(play(state, 'y').effects).toEqual([{ kind: 'quit' }]);
  });

  test('Ctrl-C lets go of what runs, and twice leaves', () => {
    expect(kinds(play(sessionState(), 'ctrl+c').effects)).toEqual(['cancel']);
    expect(kinds(play(sessionState(), 'ctrl+c', 'ctrl+c').effects)).toEqual(['cancel', 'quit']);
    expect(kinds(play(sessionState(), 'ctrl+c', 'j', 'ctrl+c').effects)).not.toContain('quit');
  });
});

describe('the layout', () => {
  test.each([
    [60, 16],
    [80, 24],
    [99, 30],
    [100, 30],
    [200, 50],
    [300, 120],
  ])('at %d×%d fills every row once', (columns, rows) => {
    const { upper, band } = at(columns, rows);
    expect(upper.top).toBe(1);
    expect(band.top).toBe(1 + upper.height);
    expect(band.top + band.rows).toBe(rows - 2);
    expect(upper.panes.reduce((sum, { width }) => sum + width, 0)).toBe(columns);
    expect(band.rows).toBeGreaterThanOrEqual(4);
  });

  test('gives rows of the log to the answers of the REPL, and leaves its edge where there is no log', () => {
    expect(at(80, 24).band.rows).toBe(8);
    expect(at(80, 24, { focus: 'repl' }).band.rows).toBe(5);
    expect(at(80, 24, { focus: 'repl', log: {} })).toMatchObject({ band: { rows: 1 }, upper: { height: 19 } });
  });

  test('shows one pane below 100 columns and both from there on', () => {
    expect(at(99, 30).upper.panes.map(({ pane }) => pane)).toEqual(['tree']);
    expect(at(99, 30, { upper: 'detail' }).upper.panes.map(({ pane }) => pane)).toEqual(['detail']);
    expect(at(100, 30).upper.panes.map(({ pane }) => pane)).toEqual(['tree', 'detail']);
  });

  test('is too small below 60×16', () => {
    expect([at(59, 16).isTooSmall, at(60, 15).isTooSmall, at(60, 16).isTooSmall]).toEqual([true, true, false]);
  });
});
