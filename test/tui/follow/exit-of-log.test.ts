import { expect, test } from 'vitest';
import { exitOfLog } from '../../../src/tui/follow/exit-of-log.ts';

test('a log that is left ends with 0 while its run goes on or when it is complete, and as the run where that did not go well', () => {
  const log = { isOpen: true, lost: 0 } as const;
  expect(exitOfLog(log)).toBe(0);
  expect(exitOfLog({ ...log, status: 'running' })).toBe(0);
  expect(exitOfLog({ ...log, status: 'completed' })).toBe(0);
  expect(exitOfLog({ ...log, status: 'failed' })).toBe(1);
  expect(exitOfLog({ ...log, status: 'stopped' })).toBe(1);
});

test('what could not be read has a code of its own, and what ended the reading that of its error', () => {
  expect(exitOfLog({ isOpen: true, lost: 3, status: 'completed' })).toBe(5);
  const failure = { code: 'RUN_UNKNOWN', details: { name: 'x', near: [] } } as const;
  expect(exitOfLog({ isOpen: false, lost: 0, failure })).toBe(2);
});
