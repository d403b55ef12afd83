import { expect, test } from 'vitest';
import { stageOf } from '../../src/show/stage.ts';

test.each([
  ['running', 'InProgress / Training', 'Training'],
  ['running', 'InProgress', undefined],
  ['completed', 'Completed / Completed', undefined],
  ['failed', 'Failed / MaxRuntimeExceeded', 'MaxRuntimeExceeded'],
])('a run that is %s and of which the service says %s is in stage %s', (status, serviceStatus, stage) => {
  expect(stageOf(status, serviceStatus)).toBe(stage);
});
