import { expect, test } from 'vitest';
import { levelOf } from '../../../src/logs/lines/level.ts';

test.each([
  ['ERROR:root:disk full', 'error'],
  ['2026-01-01 10:00:00,000 - my.module - WARNING - slow', 'warning'],
  ['[INFO] started', 'info'],
  ['2026-01-01T10:00:00Z DEBUG pool: 3 open', 'debug'],
  ['CRITICAL: no memory', 'error'],
  ['Traceback (most recent call last):', 'error'],
  ['ValueError: no rows', 'error'],
  ['botocore.exceptions.ClientError: An error occurred', 'error'],
  ['KeyboardInterrupt', 'error'],
  ['train.py: error: argument --depth: invalid int value', 'error'],
  ['/app/x.py:3: DeprecationWarning: use y', 'warning'],
  ['{"level": "error", "msg": "x"}', 'error'],
  ['{"severity": "WARN"}', 'warning'],
  ['{"levelname": "INFO"}', 'info'],
  ['{"level": 40}', 'error'],
])('%s is of level %s', (text, level) => {
  expect(levelOf(text)).toBe(level);
});

test.each([
  'epoch=1 error=0.3',
  'no errors found',
  'the INFORMATION desk',
  '{"level": ',
  '{"level": null}',
  '{"constructor": "error"}',
  '',
])('%j has no level', (text) => {
  expect(levelOf(text)).toBeUndefined();
});
