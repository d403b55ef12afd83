import { describe, expect, test } from 'vitest';
import { commands } from '../../../src/commands/table.ts';
import { textOf } from '../../../src/show/line.ts';
import { helpLines } from '../../../src/tui/draw/help.ts';
import { helpQuestions } from '../../../src/tui/draw/help-questions.ts';
import { type ActionId, actionFor, actions } from '../../../src/tui/keys/actions.ts';
import { emptyCallsPanel } from '../../../src/tui/state/calls/calls-panel.ts';
import { emptyLine } from '../../../src/tui/state/line/edit-line.ts';
import { showKey } from '../../../src/tui/keys/show-key.ts';
import { logActions } from '../../../src/tui/logs/keys/log-actions.ts';
import { openForm } from '../../../src/tui/state/palette/open-form.ts';
import { paletteEntries } from '../../../src/tui/state/palette/palette-entries.ts';
import { emptyPalette } from '../../../src/tui/state/palette/reduce-palette.ts';
import { reduce } from '../../../src/tui/state/reduce.ts';
import { emptyHelp } from '../../../src/tui/state/reduce-dialogs.ts';
import type { Mode, Pane, State } from '../../../src/tui/state/state.ts';
import { rowOfRun } from '../../../src/tui/state/tree/row.ts';
import { kinds, play, typed } from '../play.ts';
import { runOf, sessionState } from '../session-state.ts';

const panes: readonly Pane[] = ['tree', 'detail', 'log', 'repl'];
const modes = [...new Set(actions.flatMap((action) => action.modes))];
const helpOf = (state: State) => helpLines(state, 100).map(textOf).join('\n');

test('a key means one thing in each mode and pane', () => {
  for (const mode of modes) {
    for (const pane of panes) {
      const keys = actions
        .filter((action) => action.modes.includes(mode) && (action.panes?.includes(pane) ?? true))
        .flatMap((action) => action.keys);
      expect(keys).toEqual([...new Set(keys)]);
    }
  }
});

test('every action has a name of its own, and each of its keys resolves to it in each of its modes', () => {
  expect(new Set(actions.map(({ id }) => id)).size).toBe(actions.length);
  for (const { id, keys, modes, panes = ['tree' as const] } of actions) {
    expect(keys.length).toBeGreaterThan(0);
    for (const key of keys) for (const mode of modes) expect(actionFor(key, mode, panes[0] ?? 'tree')).toBe(id);
  }
});

test('the help lists every key of the session and of a log, with what it does', () => {
  const text = helpOf(sessionState()).replaceAll(/\s+/g, ' ');
  for (const { keys, help } of [...actions, ...logActions]) {
    expect(help).not.toBe('');
    expect(text).toContain(keys.map(showKey).join(' '));
    expect(text).toContain(help.replaceAll(/\s+/g, ' '));
  }
});

test('the palette offers every command, and every action of the panes and of the menu that copies', () => {
  const entries = paletteEntries('', sessionState());
  const verbs = entries.flatMap((entry) => (entry.kind === 'verb' ? [entry.verb] : []));
  expect(verbs.toSorted()).toEqual(commands.flatMap(({ name, group }) => (group ? [name] : [])).toSorted());
  const offered = entries.flatMap((entry) => (entry.kind === 'action' ? [entry.action.id] : []));
  const closes: readonly ActionId[] = ['palette', 'noYank'];
  const wanted = actions.filter(
    ({ id, modes }) => !closes.includes(id) && (modes.includes('browse') || modes.includes('yank')),
  );
  expect(offered.toSorted()).toEqual(wanted.map(({ id }) => id).toSorted());
});

test('what an action does from the palette is what its key does', () => {
  for (const { id, keys, help, modes, panes = ['tree' as const] } of actions) {
    if (!modes.includes('browse') || id === 'palette' || id === 'interrupt') continue;
    const state = sessionState({ focus: panes[0] ?? 'tree' });
    const found = paletteEntries(help, state).findIndex((entry) => entry.kind === 'action' && entry.action.id === id);
    const palette = { ...emptyPalette, line: { text: help, cursor: help.length }, chosen: found };
    const taken = play({ ...state, overlay: palette }, 'enter');
    const pressed = play(state, keys[0] ?? '');
    expect({ id, ...taken }).toEqual({ id, ...pressed });
  }
});

describe('the help', () => {
  test('begins with what can be done here, with this selection', () => {
    expect(helpOf(sessionState())).toMatch(/Here, on a job in the tree[^]*your editor[^]*Where everything else is/u);
    const onRun = sessionState({ tree: { ...sessionState().tree, cursor: 'run:training/train-3' } });
    expect(helpOf(onRun)).toMatch(/Here, on a run in the tree[^]*stop the selected run/u);
    expect(helpOf(sessionState({ focus: 'log' }))).toContain('Here, in the log');
  });

  test('tells in a newcomer’s words how things are done, each by a key that does it', () => {
    const help = helpOf(sessionState());
    for (const { term, text } of helpQuestions.entries ?? []) {
      expect(help).toContain(term);
      const [, key = ''] = /`([^`]+)`/u.exec(text) ?? [];
      expect({
        term,
        isKey: actions.some(({ keys, modes }) => modes.includes('browse') && keys.map(showKey).includes(key)),
      }).toEqual({ term, isKey: true });
    }
  });

  test.each([
    ['run', 'run a job'],
    ['fail', 'tells why'],
    ['editor', 'line of the fault'],
    ['cli', 'copy the call of the AWS CLI'],
    ['arn', 'go to anything by name or ARN'],
    ['every call', 'every call of AWS'],
    ['docs', 'find("spot")'],
    ['instance', 'train.instance?'],
    ['account', 'everything in the account'],
    ['go back', 'as in a browser'],
  ])('searched for %s finds "%s"', (search, text) => {
    expect(helpOf(play(sessionState(), '?', '/', ...typed(search)).state)).toContain(text);
  });

  test('is searched, and shows all again when the search is left', () => {
    const { state } = play(sessionState(), '?', '/', ...typed('console'));
    const text = helpOf(state);
    expect(text).toContain('its page in the console of AWS');
    expect(text).not.toContain('half a pane down');
    expect(helpOf(play(state, 'enter', 'j').state)).toBe(text);
    expect(helpOf(play(state, 'esc').state)).toContain('half a pane down');
  });

  test('says where to look for what it does not hold', () => {
    expect(helpOf(play(sessionState(), '?', '/', ...typed('xyzzy')).state)).toContain('^P searches the commands');
  });

  test('shows all of itself by scrolling on the smallest screen', () => {
    const size = { columns: 60, rows: 16 };
    const { state } = play(sessionState({ size }), '?', 'G');
    const offset = state.overlay?.kind === 'help' ? state.overlay.offset : 0;
    const all = helpLines(state, size.columns - 4).length;
    expect(offset).toBeGreaterThan(0);
    expect(all - offset).toBeLessThan(size.rows);
  });
});

describe('every action does something where it is offered', () => {
  const idle: readonly ActionId[] = [
    'charLeft',
    'lineStart',
    'wordLeft',
    'earlier',
    'later',
    'completeBack',
    'deleteBefore',
  ];
  const doesNothing = (id: ActionId, mode: Mode) => idle.includes(id) && mode !== 'repl';
  test.each(actions.flatMap(({ id, keys, modes }) => modes.map((mode) => ({ id, key: keys[0] ?? '', mode }))))(
    '$id in $mode',
    ({ id, key, mode }) => {
      const states = statesIn(mode).map((state) => reduce(state, { kind: 'looked', now: state.now }).state);
      const changed = states.some((state) => {
        const { state: next, effects } = reduce(state, { kind: 'input', input: { kind: 'key', key } });
        return effects.length > 0 || JSON.stringify(next) !== JSON.stringify(state);
      });
      expect(changed || doesNothing(id, mode)).toBe(true);
    },
  );
});

function statesIn(mode: Mode): State[] {
  const line = { text: 'run train', cursor: 4, cut: 'x', before: [{ text: 'run', cursor: 3 }] };
  const [run, other] = [rowOfRun(runOf('train-3', 'running')), rowOfRun(runOf('train-2', 'failed'))];
  const question = {
    kind: 'confirm',
    question: 'Stop?',
    command: '',
    line: emptyLine,
    onYes: { kind: 'quit' },
  } as const;
  const input = Object.fromEntries(Array.from({ length: 60 }, (_, at) => [`Field${at}`, at]));
  const calls = [1, 2, 3].map((id) => ({ id, service: 'sagemaker', operation: 'ListModels', input, at: 0 }) as const);
  switch (mode) {
    case 'browse':
      return panes
        .slice(0, 3)
        .flatMap((focus) => [
          sessionState({ focus, upper: focus === 'detail' ? 'detail' : 'tree' }),
          sessionState({ focus, zoomed: true }),
          sessionState({ focus, tree: { ...sessionState().tree, cursor: 'run:training/train-3' } }),
          sessionState({ focus, detail: { ...sessionState().detail, offset: 2 } }),
        ]);
    case 'repl':
      return [0, 2].map((offset) =>
        sessionState({
          focus: 'repl',
          repl: { ...sessionState().repl, line, history: ['1', '2'], recalled: 1 },
          detail: { ...sessionState().detail, offset },
        }),
      );
    case 'filter':
      return [sessionState({ overlay: { kind: 'filter', pane: 'tree', line, before: '' } })];
    case 'palette':
      return [sessionState({ overlay: { ...emptyPalette, line } })];
    case 'form': {
      const { state } = openForm(sessionState(), 'run', { words: ['train'] });
      const { overlay } = state;
      if (overlay?.kind !== 'form') throw new Error('no form was opened');
      return [{ ...state, overlay: { ...overlay, line, candidates: [{ word: 'training', text: '' }] } }];
    }
    case 'yank':
      return [play(sessionState(), 'y').state];
    case 'launch':
      return (['job', 'flow'] as const).map((kind) =>
        sessionState({
          overlay: { kind: 'launch', target: { kind, name: 'train' }, line, facts: { kind: 'loading' } },
        }),
      );
    case 'goTo':
      return [sessionState({ overlay: { kind: 'goTo', line, found: [run, other], chosen: 0 } })];
    case 'links':
      return [0, 1].map((chosen) => sessionState({ overlay: { kind: 'links', links: [run, other], chosen } }));
    case 'help':
      return [0, 4].map((offset) => sessionState({ overlay: { ...emptyHelp, offset } }));
    case 'help search':
      return [
        sessionState({
          overlay: { ...emptyHelp, offset: 4, isSearching: true, search: { text: 'run of', cursor: 3 } },
        }),
      ];
    case 'confirm':
      return [sessionState({ overlay: question })];
    case 'name':
      return [sessionState({ overlay: { ...question, name: 'train', line: { ...line, text: 'train', cursor: 3 } } })];
    case 'calls':
      return [0, 4].map((offset) =>
        sessionState({ calls, overlay: { ...emptyCallsPanel, cursor: 2, isOpen: offset > 0, offset } }),
      );
    case 'call filter':
      return [sessionState({ calls, overlay: { ...emptyCallsPanel, mode: 'filter', filter: line } })];
    case 'call yank':
      return [sessionState({ calls, overlay: { ...emptyCallsPanel, mode: 'yank' } })];
  }
}

test('a key that copies says what and of what', () => {
  const { state, effects } = play(sessionState(), 'y', 'j');
  expect(state.overlay).toBeUndefined();
  expect(effects).toMatchObject([{ kind: 'yank', what: 'json', subject: { kind: 'row', row: { kind: 'job' } } }]);
  expect(kinds(play(sessionState(), 'y', 'esc').effects)).toEqual([]);
});
