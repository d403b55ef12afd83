import { describe, expect, it } from 'vitest';
import { makeLabels } from '../../../src/commands/logs/labels.ts';
import type { LogStream } from '../../../src/logs/stream.ts';
import { placed } from './placed.ts';

function stream(index: number, host: string, step?: string): LogStream {
  return { index, source: 's', group: 'g', name: host, run: 'r', host, ...(step !== undefined && { step }) };
}

function labelOf(streams: readonly LogStream[], options: { hasSteps: boolean; hasHosts?: boolean }) {
  const labels = makeLabels({ hasHosts: false, ...options });
  for (const one of streams) labels.see(one);
  return streams.map(({ index, host, step }) => {
    const [line] = placed({ streamIndex: index, host, ...(step !== undefined && { step }) });
    return line && labels.of(line);
  });
}

describe('what stands in front of a line', () => {
  it('is nothing where all lines come from one place', () => {
    expect(labelOf([stream(0, 'algo-1')], { hasSteps: false })).toEqual([undefined]);
  });

  it('is the host where a job has several, each in a colour of its own', () => {
    expect(labelOf([stream(0, 'algo-1'), stream(1, 'algo-2')], { hasSteps: false })).toEqual([
      { text: 'algo-1', tint: 0 },
      { text: 'algo-2', tint: 1 },
    ]);
  });

  it('is the step of a flow, and the host as well where the step has several', () => {
    const streams = [stream(0, 'algo-1', 'prepare'), stream(1, 'algo-1', 'train'), stream(2, 'algo-2', 'train')];
    expect(labelOf(streams, { hasSteps: true }).map((label) => label?.text)).toEqual([
      'prepare',
      'train algo-1',
      'train algo-2',
    ]);
  });

  it('is always the stream where a group has many that come and go', () => {
    expect(labelOf([stream(0, 'a')], { hasSteps: false, hasHosts: true })).toEqual([{ text: 'a', tint: 0 }]);
  });
});
