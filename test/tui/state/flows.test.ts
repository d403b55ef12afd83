import { describe, expect, test } from 'vitest';
import type { FlowRunSummary } from '../../../src/runs/flows/flow-run.ts';
import { rowsOf } from '../../../src/tui/state/tree/rows.ts';
import type { State } from '../../../src/tui/state/state.ts';
import { noticeOfUnseen } from '../../../src/tui/state/ends.ts';
import { kinds, play, typed } from '../play.ts';
import { now, runOf, sessionState } from '../session-state.ts';

function flowRun(name: string, status: FlowRunSummary['status']): FlowRunSummary {
  const created = now - 60_000;
  return { name, arn: `s3://bucket/flows/${name}/`, flow: 'delays', way: 'job', status, created, modified: created };
}

/** A session with a flow, and a run of it. */
function withFlow(more: Partial<State['tree']> = {}): State {
  const state = sessionState();
  const flows = [{ name: 'delays', file: 'flows/delays.flow.ts', faults: 0 }];
  const runs = [flowRun('delays-1', 'running'), runOf('train-3', 'running')];
  return { ...state, tree: { ...state.tree, flows, runs, cursor: 'flow:flows/delays.flow.ts', ...more } };
}

const onRun = () => play(withFlow(), 'j', 'j').state;

const groups = (state: State) =>
  rowsOf(state.tree)
    .parts.slice(0, -4)
    .map(({ section }) => section.group);
const lineOf = ({ overlay }: State) => (overlay?.kind === 'launch' ? overlay.line.text : undefined);

describe('flows in the tree', () => {
  test('stand between jobs and runs, and are left out where there are none', () => {
    expect(groups(withFlow())).toEqual(['jobs', 'flows', 'runs', 'tables']);
    expect(groups(withFlow({ flows: [] }))).toEqual(['jobs', 'runs', 'tables']);
  });

  test('a run of one follows the lines of its steps', () => {
    const { state, effects } = play(withFlow(), 'j', 'j');
    expect(state.tree.cursor).toBe('run:s3://bucket/flows/delays-1/');
    expect(effects.filter(({ kind }) => kind === 'follow')).toMatchObject([{ run: { name: 'delays-1' } }]);
  });

  test('its page is read again whenever one of its steps moves on, and only then', () => {
    expect(kinds(play(onRun(), { kind: 'stepped', run: 'delays-1' }).effects)).toEqual(['inspect']);
    expect(kinds(play(onRun(), { kind: 'stepped', run: 'delays-0' }).effects)).toEqual([]);
  });

  test('the page of a flow is read again when it has other faults', () => {
    const onFlow = play(withFlow(), 'k', 'j').state;
    const told = (faults: number) =>
      kinds(play(onFlow, { kind: 'flows', flows: [{ name: 'delays', file: 'flows/delays.flow.ts', faults }] }).effects);
    expect(told(2)).toEqual(['inspect']);
    expect(told(0)).toEqual([]);
  });

  test('the end of its run is told wherever one looks', () => {
    const runs = [flowRun('delays-1', 'failed'), runOf('train-3', 'running')];
    expect(noticeOfUnseen(play(withFlow(), { kind: 'runs', runs }).state)).toEqual({
      text: '✗ failed  delays-1',
      role: 'bad',
    });
  });
});

describe('launching a flow', () => {
  test('begins with direct jobs, from the flow or from one of its runs', () => {
    expect(lineOf(play(withFlow(), 'r').state)).toBe('run delays --as job ');
    expect(lineOf(play(onRun(), 'r').state)).toBe('run delays --as job ');
  });

  test('Tab takes the next way, Shift-Tab the one before, and params stay', () => {
    const asked = play(withFlow(), 'r', ...typed('--late 20')).state;
    const { state, effects } = play(asked, 'tab');
    expect(lineOf(state)).toBe('run delays --as pipeline --late 20');
    expect(effects).toMatchObject([{ kind: 'prepare', text: 'run delays --as pipeline --late 20' }]);
    expect(lineOf(play(state, 'tab').state)).toBe('run delays --as states --late 20');
    expect(lineOf(play(state, 'shift+tab', 'shift+tab').state)).toBe('run delays --as states --late 20');
  });

  test('Tab puts a way where the line has lost it, and changes nothing for a job', () => {
    const asked = play(withFlow(), 'r', 'ctrl+u', ...typed('run delays'), 'tab').state;
    expect(lineOf(asked)).toBe('run delays --as pipeline ');
    expect(lineOf(play(sessionState(), 'r', 'tab').state)).toBe('run train ');
  });

  test('puts the new run under the cursor', () => {
    const { state } = play(withFlow(), { kind: 'launched', run: flowRun('delays-2', 'starting') });
    expect(state.tree.cursor).toBe('run:s3://bucket/flows/delays-2/');
    expect(state.log.run?.name).toBe('delays-2');
  });
});
