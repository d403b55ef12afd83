import { describe, expect, test } from 'vitest';
import type { NotedCall } from '../../../../src/aws/calls/call.ts';
import { textOf } from '../../../../src/show/line.ts';
import { callsPanelOf } from '../../../../src/tui/draw/calls.ts';
import { statusLine } from '../../../../src/tui/draw/status-line.ts';
import { keepCalls } from '../../../../src/tui/state/calls/keep-calls.ts';
import { play, typed } from '../../play.ts';
import { now, sessionState } from '../../session-state.ts';

const call = (id: number, more: Partial<NotedCall> = {}): NotedCall => ({
  id,
  service: 'sagemaker',
  operation: 'ListModels',
  input: { MaxResults: id },
  at: now,
  took: 12,
  ...more,
});
const calls = [
  call(1),
  call(2, { service: 's3', operation: 'GetObject', failed: 'NoSuchKey' }),
  call(3, { operation: 'CreateTrainingJob', input: { Environment: { API_TOKEN: 'hush' }, RoleArn: 'r' } }),
];
const open = (...keys: readonly string[]) => play(sessionState({ calls }), 'c', ...keys);
const drawn = (...keys: readonly string[]) => {
  const { state } = open(...keys);
  if (state.overlay?.kind !== 'calls') return '';
  const { title, note, lines } = callsPanelOf(state, state.overlay, { width: 96, height: 10 });
  return [title, note, ...lines.map(textOf)].join('\n');
};

describe('the ring of calls', () => {
  test('keeps each call once, as it was told last, in the order in which they began', () => {
    const { took: _, ...begun } = call(4);
    const known = keepCalls(calls, [begun, call(5)]);
    expect(keepCalls(known, [call(4, { failed: 'X' }), call(6)]).map(({ id, failed }) => [id, failed])).toEqual([
      [1, undefined],
      [2, 'NoSuchKey'],
      [3, undefined],
      [4, 'X'],
      [5, undefined],
      [6, undefined],
    ]);
  });

  test('forgets the oldest', () => {
    const many = keepCalls(
      [],
      Array.from({ length: 1500 }, (_, at) => call(at + 1)),
    );
    expect([many.length, many[0]?.id]).toEqual([1000, 501]);
  });
});

describe('the list', () => {
  test('shows the newest first, with what each took and what went wrong', () => {
    expect(drawn()).toMatch(/CreateTrainingJob +12 ms[^]*GetObject +12 ms +✗ NoSuchKey[^]*ListModels +12 ms/);
  });

  test('shows only what the filter lets through, until it is left', () => {
    expect(drawn('/', ...typed('nosuch'))).toMatch(/\/ nosuch[^]*GetObject/);
    expect(drawn('/', ...typed('nosuch'), 'enter')).not.toContain('ListModels');
    expect(drawn('/', ...typed('nosuch'), 'esc')).toContain('ListModels');
    expect(drawn('/', ...typed('zz'))).toContain('no call has what the filter says');
  });

  test('opens the input of a call, secrets masked, and comes back', () => {
    expect(drawn('enter')).toMatch(/sagemaker CreateTrainingJob[^]*API_TOKEN: \*\*\*[^]*RoleArn: r/);
    expect(drawn('enter', 'esc')).toContain('ListModels');
    expect(open('enter', 'esc', 'esc').state.overlay).toBeUndefined();
  });

  test('stays on its call when others come', () => {
    const { state } = open('j');
    const { effects } = play(state, { kind: 'calls', calls: [call(4)] }, 'y', 'c');
    expect(effects).toMatchObject([{ kind: 'copy', text: expect.stringContaining('aws s3api get-object') }]);
  });
});

describe('copying a call', () => {
  test('gives the line of the AWS CLI, or TypeScript', () => {
    expect(open('y', 'c').effects).toMatchObject([
      { kind: 'copy', text: expect.stringContaining('create-training-job') },
    ]);
    expect(open('y', 't').effects).toMatchObject([
      { kind: 'copy', text: expect.stringContaining('CreateTrainingJobCommand') },
    ]);
  });

  test('any other key copies nothing', () => {
    for (const key of ['esc', 'x', 'q']) {
      const { state, effects } = open('y', key);
      expect(effects).toEqual([]);
      expect(state.overlay).toMatchObject({ kind: 'calls', mode: 'list' });
    }
  });
});

test('the status line counts the calls that are under way', () => {
  const { took: _, ...begun } = call(4);
  expect(textOf(statusLine(sessionState({ calls })))).not.toContain('◐');
  const { state } = play(sessionState({ calls }), { kind: 'calls', calls: [begun, { ...begun, id: 5 }] });
  expect(textOf(statusLine(state))).toMatch(/◐ 2 calls $/);
});
