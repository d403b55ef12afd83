import { describe, expect, test } from 'vitest';
import { unlimitedBudget } from '../../../src/logs/budget/unlimited-budget.ts';
import type { LogEvent } from '../../../src/logs/event.ts';
import { openReader } from '../../../src/logs/read/open-reader.ts';
import type { Reader, ReaderEnv, ReaderStatus, SourceState } from '../../../src/logs/read/reader.ts';
import type { LogSource } from '../../../src/logs/source.ts';
import type { LogStream } from '../../../src/logs/stream.ts';
import { clientOf } from '../../fakes/cloudwatch/client.ts';
import { openCloudWatch, type CloudWatch, type CloudWatchOptions } from '../../fakes/cloudwatch/service.ts';
import { virtualClock } from '../../fakes/cloudwatch/virtual-clock.ts';

const group = '/aws/sagemaker/ProcessingJobs';
const minute = 60_000;

const job: LogSource = { id: 'job', group, streams: { prefix: 'job/' }, run: 'job', hosts: 1 };

/** A reader of a service whose events are written beforehand, at milliseconds since the service began. */
function reading(env: Partial<ReaderEnv> = {}, options: Partial<CloudWatchOptions> = {}) {
  const clock = virtualClock();
  const service = openCloudWatch({ clock, ...options });
  const stop = new AbortController();
  const events: LogEvent[] = [];
  const streams: LogStream[] = [];
  const states: Record<string, SourceState['kind'][]> = {};
  const ends: Record<string, SourceState> = {};
  let status: ReaderStatus | undefined;
  const open = (): Reader =>
    openReader(
      {
        client: clientOf(service),
        budget: unlimitedBudget(),
        clock,
        signal: stop.signal,
        pace: 'service',
        follow: true,
        ...env,
      },
      {
        stream: (stream) => streams.push(stream),
        events: (told) => events.push(...told),
        source: (id, state) => {
          (states[id] ??= []).push(state.kind);
          ends[id] = state;
        },
        status: (now) => {
          status = now;
        },
      },
    );
  return {
    clock,
    service,
    stop,
    events,
    streams,
    states,
    ends,
    open,
    status: () => status,
    messages: () => events.map(({ message }) => message),
    write: (name: string, times: readonly number[], more: Partial<{ group: string; text: string; by: number }> = {}) =>
      writeTo(service, name, times, more),
  };
}

function writeTo(
  service: CloudWatch,
  name: string,
  times: readonly number[],
  { group: into = group, text = name, by = 0 }: Partial<{ group: string; text: string; by: number }>,
): void {
  const events = times.map((at, index) => {
    const time = service.start + at;
    return { timestamp: time - by, ingestion: time, readable: time + 200, message: `${text} ${index}` };
  });
  service.groups.write(into, name, events);
}

/** Ends all sources at a time and waits for the reader. */
async function endAt({ clock }: ReturnType<typeof reading>, reader: Reader, at: number, ids = ['job']): Promise<void> {
  await clock.wait(at - clock.elapsed());
  for (const id of ids) reader.end(id);
  reader.endAll();
  await reader.done;
}

const every = (ms: number, count: number, from = 0): number[] =>
  Array.from({ length: count }, (_, index) => from + index * ms);

describe('a source', () => {
  test('waits, is read, settles and is complete, each event of it told once and counted', async () => {
    const log = reading();
    log.write('job/algo-1-1700000000', every(500, 100, 3_000));
    const reader = log.open();
    reader.add(job);
    await endAt(log, reader, minute);
    expect(log.states['job']).toEqual(['waiting', 'reading', 'settling', 'complete']);
    expect(log.events).toHaveLength(100);
    expect(log.ends['job']).toMatchObject({ streams: [{ received: 100, expected: 100 }] });
    expect(log.streams).toMatchObject([{ index: 0, host: 'algo-1', source: 'job', group, run: 'job' }]);
    expect(log.status()).toMatchObject({ received: 100, lost: 0, hasHistory: true });
  });

  test('that never writes is complete without a stream', async () => {
    const log = reading();
    const reader = log.open();
    reader.add(job);
    await endAt(log, reader, minute);
    expect(log.ends['job']).toEqual({ kind: 'complete', streams: [] });
  });

  test('is waited for as long as it says, where its service delivers late', async () => {
    const log = reading();
    log.write('job/a', [1_000]);
    const reader = log.open();
    reader.add({ ...job, settle: 90_000 });
    await endAt(log, reader, minute);
    expect(log.clock.elapsed()).toBeGreaterThan(minute + 90_000);
  });

  test('whose last lines come ninety seconds after its end has them', async () => {
    const log = reading();
    log.write('job/a', [...every(1_000, 60), ...every(20_000, 6, minute)]);
    const reader = log.open();
    reader.add(job);
    await endAt(log, reader, minute);
    expect(log.events).toHaveLength(66);
  });

  test('that goes on after its end is left at last, and said to be incomplete', async () => {
    const log = reading();
    log.write('job/a', every(5_000, 1_000));
    const reader = log.open();
    reader.add(job);
    await endAt(log, reader, minute);
    expect(log.ends['job']?.kind).toBe('incomplete');
    expect(log.clock.elapsed()).toBeLessThan(10 * minute);
  });

  test('that can no longer be read ends incomplete, and says why', async () => {
    const log = reading({}, { faults: [{ kind: 'cut', from: 30_000, until: 1e9 }] });
    log.write('job/a', every(1_000, 60));
    const reader = log.open();
    reader.add(job);
    await endAt(log, reader, minute);
    expect(log.ends['job']).toMatchObject({ kind: 'incomplete', why: expect.stringContaining('no connection') });
    expect(log.clock.elapsed()).toBeLessThan(7 * minute);
  });

  test('may be named by its streams, some of which come late or never', async () => {
    const log = reading();
    log.write('x/1', every(1_000, 30));
    log.write('x/2', every(1_000, 30, 20_000));
    log.write('x/22', every(1_000, 30));
    const reader = log.open();
    reader.add({ ...job, streams: { names: ['x/1', 'x/2', 'x/3'] } });
    await endAt(log, reader, minute);
    expect(log.messages().filter((message) => message.startsWith('x/22'))).toEqual([]);
    expect(log.events).toHaveLength(60);
  });

  test('of a shared group tells only what its pattern lets through', async () => {
    const log = reading();
    log.write('2026/01/01/[1]a', every(1_000, 30), { text: 'run-1' });
    log.write('2026/01/01/[1]b', every(1_000, 30), { text: 'run-2' });
    const reader = log.open();
    reader.add({ ...job, streams: { prefix: '' }, pattern: '"run-2"' });
    await endAt(log, reader, minute);
    expect(log.events).toHaveLength(30);
  });

  test('has limits of time: the first is in it, the last is not', async () => {
    const log = reading();
    log.write('job/a', every(1_000, 30));
    const reader = log.open();
    reader.add({ ...job, since: log.service.start + 5_000, until: log.service.start + 8_000 });
    await endAt(log, reader, minute);
    expect(log.messages()).toEqual(['job/a 5', 'job/a 6', 'job/a 7']);
  });

  test('joins while others are read', async () => {
    const log = reading();
    log.write('job/a', every(1_000, 120));
    log.write('next/a', every(1_000, 60, minute));
    const reader = log.open();
    reader.add(job);
    await log.clock.wait(minute);
    reader.add({ ...job, id: 'next', streams: { prefix: 'next/' }, run: 'next' });
    await endAt(log, reader, 2 * minute, ['job', 'next']);
    expect(log.events).toHaveLength(180);
  });
});

describe('streams', () => {
  test('that are deleted do not keep the others from being read', async () => {
    const log = reading();
    log.write('x/1', every(1_000, 60));
    log.write('x/2', every(1_000, 60));
    log.service.groups.deleteStream(group, 'x/1', log.service.start + 30_000);
    const reader = log.open();
    reader.add({ ...job, streams: { names: ['x/1', 'x/2'] } });
    await endAt(log, reader, minute);
    expect(log.messages().filter((message) => message.startsWith('x/2'))).toHaveLength(60);
    expect(log.ends['job']?.kind).toBe('complete');
  });

  test('whose clock is set back by an hour are found again before the job ends', async () => {
    const log = reading();
    const hour = 3_600_000;
    log.write('job/a', every(50, 2_400));
    log.service.groups.write(
      group,
      'job/a',
      every(50, 2_400, 120_000).map((at, index) => {
        const time = log.service.start + at;
        return { timestamp: time - hour, ingestion: time, readable: time + 200, message: `back ${index}` };
      }),
    );
    const reader = log.open();
    reader.add(job);
    await log.clock.wait(230_000);
    expect(log.messages().filter((message) => message.startsWith('back')).length).toBeGreaterThan(1_000);
    await endAt(log, reader, 240_000);
    expect(log.events).toHaveLength(4_800);
    expect(log.events.at(-1)?.skew).toBeLessThan(-hour / 2);
  });
});

describe('a group that may not be read', () => {
  test('is told, does not stop others, and is read when it may be', async () => {
    const log = reading({}, { faults: [{ kind: 'denied', group: '/other', from: 0, until: minute }] });
    log.write('job/a', every(1_000, 60));
    log.write('job/a', every(1_000, 60), { group: '/other' });
    const reader = log.open();
    reader.add(job);
    reader.add({ ...job, id: 'other', group: '/other' });
    await log.clock.wait(30_000);
    expect(log.status()?.trouble).toMatchObject({ kind: 'denied', source: 'other' });
    expect(log.events.length).toBeGreaterThan(25);
    await endAt(log, reader, 2 * minute, ['job', 'other']);
    expect(log.events).toHaveLength(120);
  });

  test('ends incomplete once its job has ended', async () => {
    const log = reading({}, { faults: [{ kind: 'denied', group, from: 0, until: 1e9 }] });
    const reader = log.open();
    reader.add(job);
    await endAt(log, reader, 30_000);
    expect(log.ends['job']).toMatchObject({ kind: 'incomplete', why: expect.stringContaining('logs:FilterLogEvents') });
  });
});

describe('calls', () => {
  test('are at most forty a minute for fifty quiet streams', async () => {
    const log = reading();
    for (let host = 0; host < 50; host += 1) log.write(`job/algo-${host}`, every(20_000, 60, 100 * host));
    const reader = log.open();
    reader.add({ ...job, hosts: 50 });
    await endAt(log, reader, 20 * minute);
    const filtered = log.service.calls.filter(({ at }) => at < 20 * minute);
    expect(filtered.length / 20).toBeLessThanOrEqual(40);
    expect(log.events).toHaveLength(3_000);
  });

  test('are few for a log that grows past what is read again', async () => {
    const log = reading();
    for (let host = 0; host < 50; host += 1) log.write(`job/algo-${host}`, every(2_000, 300, 50 * host));
    const reader = log.open();
    reader.add({ ...job, hosts: 50 });
    await endAt(log, reader, 10 * minute);
    expect(log.service.calls.filter(({ at }) => at < 10 * minute).length / 10).toBeLessThanOrEqual(70);
    expect(log.events).toHaveLength(15_000);
  });

  test('for streams that somebody looks at come first', async () => {
    const urgent: string[] = [];
    const budget = { ...unlimitedBudget(), take: async (_api: string, priority: string) => void urgent.push(priority) };
    const log = reading({ budget });
    log.write('job/a', every(1_000, 60));
    const reader = log.open();
    reader.add(job);
    await log.clock.wait(30_000);
    expect(urgent).not.toContain('visible');
    reader.prefer([0]);
    await endAt(log, reader, minute);
    expect(urgent).toContain('visible');
  });
});

describe('reading once', () => {
  test('tells what is there, whole and in order, and ends', async () => {
    const log = reading({ follow: false });
    log.write('job/a', every(10, 25_000, -1_000_000));
    log.write('job/b', every(10, 25_000, -1_000_005));
    const reader = log.open();
    reader.add(job);
    reader.endAll();
    await reader.done;
    expect(log.ends['job']).toMatchObject({
      kind: 'complete',
      streams: [
        { received: 25_000, expected: 25_000 },
        { received: 25_000, expected: 25_000 },
      ],
    });
    const times = log.events.map(({ timestamp }) => timestamp);
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    expect(log.clock.elapsed()).toBeLessThan(5_000);
  });

  test('the newest page comes first where that is asked for', async () => {
    const log = reading({ follow: false, newestFirst: true });
    log.write('job/a', every(10, 25_000, -1_000_000));
    const reader = log.open();
    reader.add(job);
    reader.endAll();
    await reader.done;
    expect(log.messages()[0]).toBe('job/a 15000');
    expect(log.events).toHaveLength(25_000);
    expect(log.events.some(({ isLate }) => isLate)).toBe(false);
  });

  test('a group that is not there has nothing', async () => {
    const log = reading({ follow: false });
    const reader = log.open();
    reader.add(job);
    reader.endAll();
    await reader.done;
    expect(log.ends['job']).toEqual({ kind: 'complete', streams: [] });
  });
});

describe('following', () => {
  test('newest first, the tail is told while history comes in behind it', async () => {
    const log = reading({ newestFirst: true });
    log.write('job/a', [...every(10, 60_000, -700_000), ...every(1_000, 60)]);
    const reader = log.open();
    reader.add(job);
    await endAt(log, reader, minute);
    expect(log.events).toHaveLength(60_060);
    expect(log.events.filter(({ isLate }) => isLate)).toEqual([]);
    expect(log.messages().indexOf('job/a 0')).toBeGreaterThan(50_000);
  });

  test('events that come when later ones were told are marked', async () => {
    const log = reading();
    log.write('job/a', every(1_000, 60));
    log.write('job/a', [40_000], { text: 'straggler', by: 20_000 });
    const reader = log.open();
    reader.add(job);
    await endAt(log, reader, minute);
    expect(log.events.filter(({ isLate }) => isLate).map(({ message }) => message)).toEqual(['straggler 0']);
  });

  test('goes on where an earlier reading had come to', async () => {
    const log = reading();
    log.write('job/a', every(100, 1_200));
    const first = log.open();
    first.add(job);
    await log.clock.wait(minute);
    const told = log.events.length;
    const resume = first.state();
    log.stop.abort();
    await first.done;
    const second = openReader(
      {
        client: clientOf(log.service),
        budget: unlimitedBudget(),
        clock: log.clock,
        signal: new AbortController().signal,
        pace: 'service',
        follow: true,
        resume,
      },
      {
        stream: () => undefined,
        events: (events) => log.events.push(...events),
        source: () => undefined,
        status: () => undefined,
      },
    );
    second.add(job);
    await endAt(log, second, 2 * minute);
    expect(told).toBeGreaterThan(500);
    expect(log.events).toHaveLength(1_200);
    expect(new Set(log.messages()).size).toBe(1_200);
  });

  test('the signal ends it at once, and quietly', async () => {
    const log = reading();
    log.write('job/a', every(1_000, 60));
    const reader = log.open();
    reader.add(job);
    await log.clock.wait(30_000);
    log.stop.abort();
    await reader.done;
    const told = log.events.length;
    await log.clock.wait(minute);
    expect(log.events).toHaveLength(told);
  });
});
