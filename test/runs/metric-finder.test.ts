import { expect, it } from 'vitest';
import { metricFinder } from '../../src/runs/metric-finder.ts';

const find = metricFinder([
  { name: 'auc', regex: 'auc=([0-9.]+)' },
  { name: 'loss', regex: 'loss=(\\S+)' },
  { name: 'python', regex: '(?P<x>a)' },
]);

it('finds the first group of each expression as a number', () => {
  expect(find('epoch=1 auc=0.75 loss=1e-3')).toEqual([
    { name: 'auc', value: 0.75 },
    { name: 'loss', value: 0.001 },
  ]);
});

it('finds nothing where the group is no number, and in lines too long to be a metric', () => {
  expect(find('loss=nan')).toEqual([]);
  expect(find(`${' '.repeat(3_000)}auc=1`)).toEqual([]);
});
