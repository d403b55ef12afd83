import { describe, expect, test } from 'vitest';
import type { FlowRun } from '../../../../src/runs/flows/flow-run.ts';
import { crumbsOf } from '../../../../src/tui/state/trail/crumbs.ts';
import type { Content } from '../../../../src/tui/state/content.ts';
import type { Event } from '../../../../src/tui/state/event.ts';
import { linksOf } from '../../../../src/tui/state/trail/links.ts';
import { nameOfRow } from '../../../../src/tui/state/tree/row.ts';
import type { State } from '../../../../src/tui/state/state.ts';
import { kinds, play } from '../../play.ts';
import { now, sessionState } from '../../session-state.ts';

const text = (words: string): Content => ({ kind: 'value', value: { kind: 'text', text: words } });
const page = (about: string, words = about): Event => ({ kind: 'page', about, content: text(words) });
const answer = (title: string): Event => ({ kind: 'answer', title, content: text(title) });
const titles = ({ detail, trail }: State) => [...trail.back.map((visit) => visit.page.title), detail.page.title];

const flowRun: FlowRun = {
  name: 'delays-7',
  arn: 's3://bucket/flows/delays-7/',
  flow: 'delays',
  way: 'job',
  status: 'running',
  created: now,
  modified: now,
  params: {},
  steps: [
    {
      name: 'train',
      kind: 'job',
      status: 'running',
      needs: [],
      attempts: 1,
      started: now,
      job: {
        kind: 'training',
        name: 'delays-7-train',
        arn: 'arn:aws:sagemaker:us-east-1:000000000000:training-job/delays-7-train',
      },
    },
  ],
};

/** On the page of a run of a flow, which has been read. */
function onFlowRun(): State {
  const { name, arn, flow, way, status, created, modified } = flowRun;
  const runs = [{ name, arn, flow, way, status, created, modified }];
  const start = sessionState({ tree: { ...sessionState().tree, runs, cursor: 'group:runs' } });
  return play(
    start,
    'j',
    { kind: 'page', about: `run:${arn}`, content: { kind: 'value', value: { kind: 'flow run', run: flowRun } } },
    'enter',
  ).state;
}

describe('the trail', () => {
  test('holds the pages that were looked at, and not those that were passed', () => {
    const { state } = play(
      sessionState(),
      'k',
      page('job:jobs/prepare.py'),
      'j',
      'j',
      'j',
      page('run:training/train-3'),
      answer('1+1'),
    );
    expect(titles(state)).toEqual(['train', 'prepare', 'train-3', '1+1']);
  });

  test('leads back and forward, and what was left is read again', () => {
    const walked = play(sessionState(), 'k', page('job:jobs/prepare.py'), answer('1+1')).state;
    const { state, effects } = play(walked, '[');
    expect(state.detail.page).toMatchObject({ title: 'prepare', content: text('job:jobs/prepare.py') });
    expect(state.tree.cursor).toBe('job:jobs/prepare.py');
    expect(kinds(effects)).toEqual(['inspect']);
    expect(play(state, '[').state.detail.page.title).toBe('train');
    expect(play(state, '[', ']', ']').state.detail.page.title).toBe('1+1');
    expect(play(state, ']', ']').state.notice?.text).toMatch(/nothing was left/u);
  });

  test('ends in the page before with `-`, and comes back with it', () => {
    const walked = play(sessionState(), answer('1'), answer('2')).state;
    expect(play(walked, '-').state.detail.page.title).toBe('1');
    expect(play(walked, '-', '-').state.detail.page.title).toBe('2');
  });

  test('is forgotten ahead when another page is looked at, and holds a hundred', () => {
    const walked = play(sessionState(), answer('1'), answer('2'), '[', answer('3')).state;
    expect(walked.trail.forward).toEqual([]);
    const long = play(sessionState(), ...Array.from({ length: 150 }, (_, at) => answer(String(at)))).state;
    expect(long.trail.back).toHaveLength(100);
  });

  test('comes back to the account where a page was looked at there', () => {
    const there = play(sessionState(), 'a', answer('1')).state;
    const { state } = play(there, 'a', answer('2'), '[');
    expect([state.tree.scope, state.detail.page.title]).toEqual(['account', '1']);
  });
});

describe('what a page leads to', () => {
  test('is chosen from a list and stands behind it', () => {
    const listed = play(onFlowRun(), 'enter').state;
    expect(listed.overlay).toMatchObject({ kind: 'links', chosen: 0 });
    const { state, effects } = play(listed, 'enter');
    expect(state.detail.page).toMatchObject({ about: 'run:training/delays-7-train', isApart: true });
    expect(crumbsOf(state)).toEqual(['runs', 'delays-7', 'delays-7-train']);
    expect(kinds(effects)).toEqual(['inspect', 'follow']);
    expect(play(state, 'esc').state.detail.page.title).toBe('delays-7');
    expect(crumbsOf(play(state, 'esc').state)).toEqual(['runs', 'delays-7']);
  });

  test('moves the cursor where it stands in the tree', () => {
    const value = { kind: 'tables', tables: [{ name: 'nyc.flights' }] } as const;
    const { state } = play(
      sessionState(),
      { kind: 'answer', title: 'tables', content: { kind: 'value', value } },
      'enter',
      'enter',
    );
    expect(state.tree.cursor).toBe('table:nyc.flights');
    expect(state.detail.page).toMatchObject({ about: 'table:nyc.flights', title: 'nyc.flights' });
  });

  test('is said to be nothing where it is nothing', () => {
    expect(play(sessionState(), 'tab', 'enter').state.notice?.text).toMatch(/leads to nothing/u);
  });

  test('of a sheet is what it names, each once', () => {
    const links = [
      { kind: 'table', name: 'a.b' },
      { kind: 'table', name: 'a.b' },
      { kind: 'job', name: 'gone' },
    ] as const;
    const sheet = { thing: { kind: 'model', name: 'm' }, facts: [], parts: [], links } as const;
    const { state } = play(sessionState(), {
      kind: 'answer',
      title: 'm',
      content: { kind: 'value', value: { kind: 'sheet', sheet } },
    });
    expect(linksOf(state).map(nameOfRow)).toEqual(['a.b']);
  });

  test('is read again when a step of it moves on, though the tree stands elsewhere', () => {
    const { state } = play(onFlowRun(), 'enter', 'enter', '1');
    expect(kinds(play(state, { kind: 'stepped', run: 'other' }).effects)).toEqual([]);
  });
});

const searched = () => play(sessionState({ focus: 'detail', upper: 'detail' }), '/', 'w', ' ', '3').state;

describe('a search in the middle', () => {
  test('leaves every line and goes from match to match', () => {
    const found = play(sessionState({ focus: 'detail', upper: 'detail' }), '/', '3', '7', 'enter').state;
    expect(found.detail).toMatchObject({ filter: '37', offset: 37 });
    const threes = play(sessionState({ focus: 'detail', upper: 'detail' }), '/', '3', 'enter').state;
    const offsets = ['n', 'n', 'N', 'N', 'N'].map(
      (_, at, keys) => play(threes, ...keys.slice(0, at + 1)).state.detail.offset,
    );
    expect(threes.detail.offset).toBe(3);
    expect(offsets).toEqual([13, 23, 13, 3, 53]);
  });

  test('is given up with Escape', () => {
    expect(play(searched(), 'esc').state.detail.filter).toBe('');
    expect(play(searched(), 'enter', 'esc').state.detail.filter).toBe('');
  });
});
