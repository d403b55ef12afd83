import { describe, expect, test } from 'vitest';
import { textOf } from '../../../src/show/line.ts';
import type { Event } from '../../../src/tui/state/event.ts';
import { now as base, runOf, sessionState } from '../session-state.ts';
import { play } from '../play.ts';

const runs = [runOf('train-3', 'completed'), runOf('train-2', 'failed')];
const still = () => {
  const state = sessionState({ log: {}, size: { columns: 200, rows: 50 } });
  return { ...state, tree: { ...state.tree, runs } };
};
const page = (text: string, about: string): Event => ({
  kind: 'page',
  about,
  content: { kind: 'value', value: { kind: 'text', text } },
});
const [onTrain, onPrepare] = ['job:jobs/train.py', 'job:jobs/prepare.py'];
const shown = play(still(), page('the page of train', onTrain)).state;

describe('while another page is read', () => {
  test('the one that was shown stays, with its title', () => {
    const { held } = play(shown, 'k').state.detail;
    expect(held?.title).toBe('train');
    expect(held?.lines.map(textOf)).toContain('the page of train');
  });

  test('it stays over pages that are only passed', () => {
    expect(play(shown, 'k', 'k').state.detail.held?.title).toBe('train');
  });

  test('what was read takes its place at once', () => {
    const { detail } = play(shown, 'k', page('the page of prepare', onPrepare)).state;
    expect(detail.held).toBeUndefined();
    expect(detail.drawn?.lines.map(textOf)).toContain('the page of prepare');
  });

  test('what is late is said to be read', () => {
    const { detail } = play(shown, 'k', { kind: 'late' }).state;
    expect(detail.held).toBeUndefined();
    expect(detail.drawn?.lines.map(textOf)).toEqual(['reading…']);
  });

  test('a screen of another size holds nothing that was drawn for the old one', () => {
    const { detail } = play(shown, 'k', { kind: 'resized', size: { columns: 90, rows: 30 } }).state;
    expect(detail.held).toBeUndefined();
  });
});

describe('ages', () => {
  test('are told anew once a minute while nothing goes on', () => {
    expect(play(shown, { kind: 'looked', now: base + 10_000 }).state).toBe(shown);
    expect(play(shown, { kind: 'looked', now: base + 60_000 }).state.now).toBe(base + 60_000);
  });

  test('are told at every look while a run goes on', () => {
    const going: Event = { kind: 'run', run: runOf('train-4', 'running') };
    expect(play(shown, going, { kind: 'looked', now: base + 1_000 }).state.now).toBe(base + 1_000);
  });
});
