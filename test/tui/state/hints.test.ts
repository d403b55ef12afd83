import { expect, test } from 'vitest';
import { hintsFor } from '../../../src/tui/state/hints.ts';
import type { State } from '../../../src/tui/state/state.ts';
import { play } from '../play.ts';
import { sessionState } from '../session-state.ts';

const said = (state: State, id: string) => hintsFor(state).find(([hinted]) => hinted === id)?.[1];
const inBand = (run: State['log']['run']) => hintsFor({ ...sessionState(), focus: 'log', log: { run } });

test('q is said to go back where there is a way back, and to leave at the top', () => {
  const { state } = play(sessionState(), '1');
  expect(said(state, 'quit')).toBe('leave');
  expect(said(play(state, '2').state, 'quit')).toBe('back');
});

test('a group is said to open or close, as it stands', () => {
  const { state } = play(sessionState(), '1', 'g');
  expect(said(state, 'open')).toBe('close');
  expect(said(play(state, 'enter').state, 'open')).toBe('open');
});

test('with a log in it its band has only the keys that lead away: the log hints at its own', () => {
  expect(inBand(undefined).map(([id]) => id)).toContain('quit');
  const ids = inBand({ name: 'train-1' } as State['log']['run']).map(([id]) => id);
  expect(ids).toEqual(['zoom', 'nextPane', 'paneTree', 'paneDetail', 'paneRepl']);
});
