import { describe, expect, test } from 'vitest';
import { nameOfRow } from '../../../../src/tui/state/tree/row.ts';
import { rowUnder } from '../../../../src/tui/state/tree/selection.ts';
import type { State } from '../../../../src/tui/state/state.ts';
import { kinds, play, typed } from '../../play.ts';
import { sessionState } from '../../session-state.ts';

const go = (text: string, ...keys: string[]) => play(sessionState(), ':', ...typed(text), ...keys);
const offered = ({ overlay }: State) => (overlay?.kind === 'goTo' ? overlay.found.map(nameOfRow) : undefined);

describe('`:`', () => {
  test('offers what is like the word: what begins with it before what holds its letters', () => {
    expect(offered(go('tra').state)).toEqual(['train', 'train-3', 'train-2']);
    expect(offered(go('pr1').state)).toEqual(['prepare-1']);
    expect(offered(go('').state)).toEqual([]);
  });

  test('goes to what has that name, and to the only one that holds it', () => {
    expect(nameOfRow(rowUnder(go('train', 'enter').state)!)).toBe('train');
    expect(nameOfRow(rowUnder(go('train-2', 'enter').state)!)).toBe('train-2');
    expect(nameOfRow(rowUnder(go('flights', 'enter').state)!)).toBe('nyc.flights');
  });

  test('marks the first of several that hold it, where one may choose, and goes there the second time', () => {
    const { state, effects } = go('train-', 'enter');
    expect(state.overlay).toMatchObject({ kind: 'goTo', chosen: 0 });
    expect(effects).toEqual([]);
    expect(nameOfRow(rowUnder(play(state, 'enter').state)!)).toBe('train-3');
  });

  test('goes to what was chosen from the list', () => {
    expect(nameOfRow(rowUnder(go('train-', 'down', 'down', 'enter').state)!)).toBe('train-2');
  });

  test.each(['runs', 'run', 'r', 'RUNS'])('%s is the group, and words behind it filter', (word) => {
    expect(rowUnder(go(word, 'enter').state)).toMatchObject({ kind: 'group', group: 'runs' });
    const { state } = go(`${word} failed`, 'enter');
    expect(state.tree).toMatchObject({ filter: 'failed', cursor: 'group:runs' });
  });

  test('opens a group that was closed, which is then read', () => {
    const { state, effects } = go('log groups', 'enter');
    expect(rowUnder(state)).toMatchObject({ group: 'log groups', isOpen: true });
    expect(effects).toContainEqual({ kind: 'list', group: 'log groups', scope: 'project', next: undefined });
  });

  test('comes back to the project for what only that has', () => {
    const { state } = play(sessionState(), 'a', ':', ...typed('jobs'), 'enter');
    expect(state.tree.scope).toBe('project');
  });

  test('asks the services for all else, and shows what they know', () => {
    const arn = 'arn:aws:sagemaker:us-east-1:000000000000:endpoint/live';
    const { state, effects } = go(arn, 'enter');
    expect(effects.at(-1)).toEqual({ kind: 'find', word: arn });
    const found = play(state, { kind: 'foundThing', thing: { kind: 'endpoint', name: 'live', arn } });
    expect(found.state.detail.page).toMatchObject({ title: 'live', isApart: true });
    expect(kinds(found.effects)).toEqual(['inspect']);
    expect(play(found.state, 'l').effects).toMatchObject([{ kind: 'follow', run: { name: 'live' } }]);
  });

  test('does nothing with Escape, or without a word', () => {
    expect(go('train-2', 'esc').state.tree.cursor).toBe(sessionState().tree.cursor);
    expect(go(' ', 'enter').effects).toEqual([]);
  });
});
