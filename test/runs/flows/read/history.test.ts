import type { HistoryEvent } from '@aws-sdk/client-sfn';
import { expect, test } from 'vitest';
import { visitsIn } from '../../../../src/runs/flows/read/states/history.ts';

type Told = [id: number, previous: number, type: string, name?: string, index?: number];

function history(...told: readonly Told[]): HistoryEvent[] {
  return told.map(([id, previousEventId, type, name, index]) => ({
    id,
    previousEventId,
    type: type as HistoryEvent['type'],
    timestamp: new Date(id * 1_000),
    ...(type.endsWith('StateEntered') && { stateEnteredEventDetails: { name } }),
    ...(type.endsWith('StateExited') && { stateExitedEventDetails: { name } }),
    ...(type === 'MapIterationStarted' && { mapIterationStartedEventDetails: { name, index } }),
  }));
}

test('a redriven state is the one that failed, not the one before it', () => {
  const visits = visitsIn(
    history(
      [1, 0, 'ExecutionStarted'],
      [2, 1, 'TaskStateEntered', 'make'],
      [3, 2, 'TaskScheduled'],
      [4, 3, 'TaskSucceeded'],
      [5, 4, 'TaskStateExited', 'make'],
      [6, 5, 'TaskStateEntered', 'train'],
      [7, 6, 'TaskScheduled'],
      [8, 7, 'TaskFailed'],
      [9, 8, 'ExecutionFailed'],
      [10, 9, 'ExecutionRedriven'],
      [11, 5, 'TaskScheduled'],
      [12, 11, 'TaskSucceeded'],
      [13, 12, 'TaskStateExited', 'train'],
    ),
  );
  expect(visits).toMatchObject([
    { state: 'make', scheduled: 1, exited: 5_000, next: 'train' },
    { state: 'train', scheduled: 2, exited: 13_000 },
  ]);
});

test('states inside of a map are told apart by their items', () => {
  const visits = visitsIn(
    history(
      [1, 0, 'MapStateEntered', 'sizes'],
      [2, 1, 'MapStateStarted'],
      [3, 2, 'MapIterationStarted', 'sizes', 0],
      [4, 3, 'TaskStateEntered', 'train'],
      [5, 2, 'MapIterationStarted', 'sizes', 1],
      [6, 5, 'TaskStateEntered', 'train'],
      [7, 6, 'TaskScheduled'],
      [8, 7, 'TaskStateExited', 'train'],
      [9, 4, 'TaskStateExited', 'train'],
      [10, 9, 'MapStateSucceeded'],
      [11, 10, 'MapStateExited', 'sizes'],
      [12, 11, 'TaskStateEntered', 'after'],
    ),
  );
  expect(visits).toMatchObject([
    { state: 'sizes', items: [], exited: 11_000 },
    { state: 'train', items: [{ map: 'sizes', index: 0 }], exited: 9_000, scheduled: 0 },
    { state: 'train', items: [{ map: 'sizes', index: 1 }], exited: 8_000, scheduled: 1 },
    { state: 'after', items: [] },
  ]);
});
