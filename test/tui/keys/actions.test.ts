import { describe, expect, test } from 'vitest';
import { textOf } from '../../../src/show/line.ts';
import { helpLines, showKey } from '../../../src/tui/draw/help.ts';
import { type ActionId, actionFor, actions } from '../../../src/tui/keys/actions.ts';
import { emptyCallsPanel } from '../../../src/tui/state/calls/calls-panel.ts';
import { emptyLine } from '../../../src/tui/state/edit-line.ts';
import { reduce } from '../../../src/tui/state/reduce.ts';
import type { Mode, Pane, State } from '../../../src/tui/state/state.ts';
import { rowOfRun } from '../../../src/tui/state/row.ts';
import { runOf, sessionState } from '../session-state.ts';

const panes: readonly Pane[] = ['tree', 'detail', 'log', 'repl'];
const modes: readonly Mode[] = [
  'browse',
  'repl',
  'filter',
  'palette',
  'launch',
  'goTo',
  'links',
  'help',
  'confirm',
  'name',
  'calls',
  'call filter',
  'call yank',
];

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

test('every action has a name of its own and can be reached', () => {
  expect(new Set(actions.map(({ id }) => id)).size).toBe(actions.length);
  for (const { id, keys, modes, panes = ['tree' as const] } of actions) {
    for (const key of keys) for (const mode of modes) expect(actionFor(key, mode, panes[0] ?? 'tree')).toBe(id);
  }
});

test('the help lists every key that is not only its own', () => {
  const text = helpLines(100).map(textOf).join('\n');
  for (const { keys, modes, help } of actions) {
    if (modes.every((mode) => mode === 'help')) continue;
    expect(text).toContain(keys.map(showKey).join(' '));
    expect(text.replaceAll(/\s+/g, ' ')).toContain(help);
  }
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
  const line = { text: 'run train', cursor: 4 };
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
      return [
        sessionState({ focus: 'repl', repl: { ...sessionState().repl, line, history: ['1', '2'], recalled: 1 } }),
      ];
    case 'filter':
      return [sessionState({ overlay: { kind: 'filter', pane: 'tree', line, before: '' } })];
    case 'palette': {
      const candidates = ['train', 'prepare'].map((word) => ({ word, text: '' }));
      return [sessionState({ overlay: { kind: 'palette', line, candidates, chosen: 0 } })];
    }
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
      return [0, 4].map((offset) => sessionState({ overlay: { kind: 'help', offset } }));
    case 'confirm':
      return [sessionState({ overlay: question })];
    case 'name':
      return [sessionState({ overlay: { ...question, name: 'train', line: { text: 'train', cursor: 3 } } })];
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
