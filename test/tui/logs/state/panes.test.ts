import { expect, test } from 'vitest';
import type { LogStream } from '../../../../src/logs/stream.ts';
import { plainLayout } from '../../../../src/tui/logs/state/log-layout.ts';
import { panesOf } from '../../../../src/tui/logs/state/panes.ts';

function stream(index: number, more: Partial<LogStream>): LogStream {
  return { index, source: 'a', group: '/g', name: `s/${index}`, run: 'r', host: 'algo-1', ...more };
}

test('panes of hosts stand by their numbers, in whatever order the hosts began to write', () => {
  const streams = ['algo-10', 'algo-2', 'algo-1'].map((host, index) => stream(index, { host }));
  const panes = panesOf({ streams, layout: { ...plainLayout, split: 'host' } });
  expect(panes.map(({ title }) => title)).toEqual(['algo-1', 'algo-2', 'algo-10']);
});

test('panes of steps stand in the order in which the steps began to write', () => {
  const streams = ['prepare', 'train', 'evaluate'].map((step, index) => stream(index, { step }));
  const panes = panesOf({ streams, layout: { ...plainLayout, split: 'step' } });
  expect(panes.map(({ title }) => title)).toEqual(['prepare', 'train', 'evaluate']);
});
