import { expect, it } from 'vitest';
import { closingNotes, isIncomplete, type SourceStates } from '../../../src/commands/logs/closing-note.ts';
import type { StreamAudit } from '../../../src/logs/read/reader.ts';

function audit(host: string, received: number, expected = received): StreamAudit {
  const stream = { index: 0, source: 's', group: 'g', name: host, run: 'r', step: 'train', host };
  return { stream, received, expected };
}

it('one line tells that all was read', () => {
  const states: SourceStates = new Map([['s', { kind: 'complete', streams: [audit('a', 1_200), audit('b', 1)] }]]);
  expect(closingNotes(states)).toEqual(['1,201 events of 2 streams, all that there are']);
  expect(isIncomplete(states)).toBe(false);
});

it('each stream that lacks something is told, and why', () => {
  const states: SourceStates = new Map([
    ['s', { kind: 'complete', streams: [audit('a', 10)] }],
    ['t', { kind: 'incomplete', streams: [audit('b', 7, 9)], why: 'it takes too long' }],
  ]);
  expect(closingNotes(states)).toEqual([
    'incomplete: 17 events of 2 streams, where there are 19 at least',
    '  train b: 7 of 9 events',
    '  it takes too long',
  ]);
  expect(isIncomplete(states)).toBe(true);
});

it('nothing is told of what was let go of', () => {
  expect(closingNotes(new Map([['s', { kind: 'reading' }]]))).toEqual([]);
});
