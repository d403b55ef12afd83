import { describe, expect, test } from 'vitest';
import { textOf } from '../../../src/show/line.ts';
import { statusLine } from '../../../src/tui/draw/status-line.ts';
import type { Alerts } from '../../../src/tui/state/state.ts';
import { play } from '../play.ts';
import { runOf, sessionState } from '../session-state.ts';

const ended = [runOf('train-3', 'completed'), runOf('train-2', 'failed'), runOf('prepare-1', 'completed')];
const twoGoingOn = () => {
  const { tree } = sessionState();
  return sessionState({ tree: { ...tree, runs: [runOf('train-3', 'running'), runOf('train-2', 'running')] } });
};
const status = (state: ReturnType<typeof sessionState>) => textOf(statusLine(state));

describe('a run that ends while one looks elsewhere', () => {
  test('is told until it is looked at, whatever keys are pressed', () => {
    const { state } = play(sessionState(), { kind: 'runs', runs: ended }, 'k', 'j');
    expect(status(state)).toContain('✓ completed  train-3');
    expect(status(state)).toContain('u to look');
    const { state: seen } = play(state, 'u', 'k', 'j');
    expect(seen.unseen).toEqual([]);
    expect(status(seen)).not.toContain('train-3');
  });

  test('is counted with the others', () => {
    const { state } = play(twoGoingOn(), { kind: 'runs', runs: ended });
    expect(status(state)).toContain('train-3  and 1 more');
  });

  test('is where `u` goes, the last one first', () => {
    const { state } = play(twoGoingOn(), { kind: 'runs', runs: ended }, 'u');
    expect(state.tree.cursor).toBe('run:training/train-3');
    expect(play(state, 'u').state.tree.cursor).toBe('run:training/train-2');
    expect(play(state, 'u', 'u').state.notice?.text).toBe('no run has ended unseen');
  });
});

test('the run that is looked at is told until the next key', () => {
  const { tree } = sessionState();
  const onRun = sessionState({ tree: { ...tree, cursor: 'run:training/train-3' } });
  const { state } = play(onRun, { kind: 'runs', runs: ended });
  expect(state.unseen).toEqual([]);
  expect(status(state)).toContain('✓ completed  train-3');
  expect(status(play(state, '2').state)).not.toContain('train-3');
});

const alerts = (how: Alerts) => play(sessionState({ alerts: how }), { kind: 'runs', runs: ended }).effects;

describe('the bell and the desktop', () => {
  test('are told when they were asked for', () => {
    expect(alerts('bell')).toContainEqual({ kind: 'alert', how: 'bell', text: '✓ completed  train-3' });
    expect(alerts('desktop')).toContainEqual({ kind: 'alert', how: 'desktop', text: '✓ completed  train-3' });
    expect(alerts('off').some(({ kind }) => kind === 'alert')).toBe(false);
  });

  test('are told once of each end', () => {
    const once = play(sessionState({ alerts: 'bell' }), { kind: 'runs', runs: ended });
    expect(play(once.state, { kind: 'runs', runs: [...ended] }).effects.some(({ kind }) => kind === 'alert')).toBe(
      false,
    );
  });

  test('`b` goes round them, and the choice is kept', () => {
    const { state, effects } = play(sessionState(), 'b', 'b', 'b');
    expect(state.alerts).toBe('off');
    expect(effects).toEqual(['bell', 'desktop', 'off'].map((how) => ({ kind: 'keepAlerts', alerts: how })));
  });
});

test('lists that can not be read any more say since when they are old, and what to type', () => {
  const stale = {
    since: Date.UTC(2026, 10, 21, 12),
    text: 'aws sso login --profile prod · the credentials have expired',
  };
  const { state } = play(
    sessionState(),
    { kind: 'stale', stale },
    { kind: 'stale', stale: { ...stale, since: stale.since + 1 } },
    'j',
  );
  expect(state.stale?.since).toBe(stale.since);
  expect(status(state)).toMatch(/lists of [\d:]{8} · aws sso login --profile prod/);
  expect(play(state, { kind: 'fresh' }).state.stale).toBeUndefined();
});

test('once they can be read again a page that could not be read is read anew', () => {
  const card = { code: 'BUG', audience: 'bug', what: '', why: '', fix: '', still: '' } as const;
  const before = sessionState();
  const page = { ...before.detail.page, content: { kind: 'error', told: card, faults: [] } as const };
  const { effects } = play({ ...before, detail: { ...before.detail, page } }, { kind: 'fresh' });
  expect(effects).toMatchObject([{ kind: 'inspect' }]);
});

test('`R` makes the session read-only for good', () => {
  const { state } = play(sessionState(), 'R', 'R', { kind: 'opened', place: sessionState().place, history: [] });
  expect(state.place.isReadOnly).toBe(true);
});
