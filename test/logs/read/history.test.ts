import { describe, expect, it } from 'vitest';
import { unlimitedBudget } from '../../../src/logs/budget/unlimited-budget.ts';
import type { LogEvent } from '../../../src/logs/event.ts';
import { openReader } from '../../../src/logs/read/open-reader.ts';
import type { ReaderStatus } from '../../../src/logs/read/reader.ts';
import { clientOf } from '../../fakes/cloudwatch/client.ts';
import { openCloudWatch } from '../../fakes/cloudwatch/service.ts';
import { virtualClock } from '../../fakes/cloudwatch/virtual-clock.ts';

const hour = 3_600_000;
const group = '/aws/sagemaker/TrainingJobs';

/** Reads once what hosts have written in an hour; each writes a line every `every` milliseconds by its clock. */
async function read(hosts: readonly { every: number; skew: number }[]) {
  const clock = virtualClock();
  const service = openCloudWatch({ clock, latency: [200, 300] });
  hosts.forEach(({ every, skew }, host) => {
    const times = Array.from({ length: Math.floor(hour / every) }, (_, index) => service.start - hour + index * every);
    const events = times.map((at) => ({
      timestamp: at + skew,
      ingestion: at + 500,
      readable: at + 600,
      message: `${at}`,
    }));
    service.groups.write(group, `train/algo-${host + 1}-1700000000`, events);
  });
  const told: LogEvent[] = [];
  const statuses: { status: ReaderStatus; told: number }[] = [];
  const reader = openReader(
    {
      client: clientOf(service),
      budget: unlimitedBudget(),
      clock,
      signal: new AbortController().signal,
      pace: 'service',
      follow: false,
    },
    {
      stream: () => undefined,
      events: (events) => void told.push(...events),
      source: () => undefined,
      status: (status) => void statuses.push({ status, told: told.length }),
    },
  );
  reader.add({ id: 'train', group, streams: { prefix: 'train/' }, run: 'train' });
  reader.endAll();
  await reader.done;
  return { told, statuses };
}

function placeOf({ timestamp, skew = 0 }: LogEvent): number {
  return timestamp - skew;
}

describe('the history of a log', () => {
  it('is told with how far it goes, so that its lines need not wait for its end', async () => {
    const { told, statuses } = await read([
      { every: 100, skew: 0 },
      { every: 150, skew: 30_000 },
      { every: 200, skew: -2 * hour },
    ]);
    const known = statuses.filter(({ status }) => status.historyTo !== undefined && status.historyTo !== Infinity);
    expect(known.length).toBeGreaterThan(2);
    for (const { status, told: count } of known) {
      const later = told.slice(count).map(placeOf);
      expect(Math.min(...later)).toBeGreaterThanOrEqual((status.historyTo ?? 0) - 1000);
    }
    expect(statuses.at(-1)?.status).toMatchObject({ hasHistory: true, historyTo: Infinity });
  });

  it('has the lines of wrong clocks in their places from the first one on', async () => {
    const { told } = await read([
      { every: 10_000, skew: 0 },
      { every: 10_000, skew: 2 * hour },
      { every: 10_000, skew: -2 * hour },
    ]);
    expect(told).toHaveLength(3 * 360);
    for (const event of told) expect(Math.abs(placeOf(event) - Number(event.message))).toBeLessThan(1000);
  });

  it('is not waited for where it may not be read', async () => {
    const clock = virtualClock();
    const denied = { kind: 'denied', group: '/secret', from: 0, until: Infinity } as const;
    const service = openCloudWatch({ clock, faults: [denied] });
    const at = service.start;
    service.groups.write(group, 'train/algo-1', [{ timestamp: at, ingestion: at, readable: at, message: 'a' }]);
    const ending = new AbortController();
    let knownAt: number | undefined;
    const reader = openReader(
      {
        client: clientOf(service),
        budget: unlimitedBudget(),
        clock,
        signal: ending.signal,
        pace: 'service',
        follow: true,
      },
      {
        stream: () => undefined,
        events: () => undefined,
        source: () => undefined,
        status: ({ hasHistory }) => {
          if (hasHistory) knownAt ??= clock.elapsed();
        },
      },
    );
    reader.add({ id: 'train', group, streams: { prefix: 'train/' }, run: 'train' });
    reader.add({ id: 'secret', group: '/secret', streams: { prefix: 'train/' }, run: 'train' });
    await clock.wait(60_000);
    ending.abort();
    await reader.done;
    expect(knownAt).toBeLessThan(10_000);
  });
});
