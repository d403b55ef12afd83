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
  ['[E 2026-01-02 10:00:00.000 ServerApp] no kernel', 'error'],
  ['[I 261122 10:00:00 web:2] 200 GET /ping', 'info'],
  ['E0102 10:00:00.123456 7 cuda.cc:12] no device', 'error'],
  ['W1122 10:00:00.123456 7 pool.cc:1] slow', 'warning'],
  ['26/01/02 10:00:00 WARN TaskSetManager: Lost task 0.0', 'warning'],
  ['2026-01-02 10:00:00 [error    ] it failed                      step=3', 'error'],
  ['2026/01/02 10:00:00 [crit] 12#12: no space', 'error'],
  ['2026-01-02 10:00:00.000 | SUCCESS  | __main__:main:3 - saved', 'info'],
  ['ts=2026-01-02T10:00:00Z level=warn msg="slow"', 'warning'],
  ['warn: deprecated', 'warning'],
  ['INFO:     Application startup complete.', 'info'],
  ['java.lang.OutOfMemoryError: heap', 'error'],
  ['Exception in thread "main" java.lang.RuntimeException: x', 'error'],
  ['  + Exception Group Traceback (most recent call last):', 'error'],
  ["thread 'main' panicked at src/main.rs:2:5:", 'error'],
  ['panic: runtime error: index out of range', 'error'],
  ['Error in f(x) : no such thing', 'error'],
  ['Fatal Python error: Segmentation fault', 'error'],
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
  'a level=high bar',
  '[E] marks the spot',
  'E0102 is the code',
  '[debugging] is fun',
  '',
])('%j has no level', (text) => {
  expect(levelOf(text)).toBeUndefined();
});
