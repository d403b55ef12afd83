import { expect, it } from 'vitest';
import { findMetrics } from '../../src/base/find-metrics.ts';

const find = findMetrics([
  { name: 'auc', regex: 'auc=([0-9.]+)' },
  { name: 'loss', regex: 'loss=(\\S+)' },
  { name: 'python', regex: '(?P<x>a)' },
]);

it('finds the first group of each expression as a number, and in which line', () => {
  expect(find(['epoch=1', 'epoch=2 auc=0.75 loss=1e-3'])).toEqual([
    { name: 'auc', value: 0.75, line: 1 },
    { name: 'loss', value: 0.001, line: 1 },
  ]);
});

it('finds nothing where the group is no number, and far within long lines', () => {
  expect(find(['loss=nan'])).toEqual([]);
  expect(find([`${' '.repeat(5_000)}auc=1`])).toEqual([]);
});

it('gives up an expression that would run for hours, and keeps what was found before', () => {
  const slow = findMetrics([
    { name: 'auc', regex: 'auc=([0-9.]+)' },
    { name: 'slow', regex: '^(a+)+$' },
  ]);
  expect(slow(['auc=0.5', `${'a'.repeat(60)}!`, 'auc=0.75'])).toEqual([{ name: 'auc', value: 0.5, line: 0 }]);
  expect(slow(['auc=1'])).toEqual([{ name: 'auc', value: 1, line: 0 }]);
});
