import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CallBudget, LogsApi, Priority } from '../../../src/logs/budget/call-budget.ts';
import { openSharedBudget } from '../../../src/logs/budget/shared-budget.ts';
import type { Clock } from '../../../src/logs/clock.ts';
import { virtualClock } from '../../fakes/cloudwatch/virtual-clock.ts';

describe('openSharedBudget', () => {
  let folder: string;
  let clock: Clock;
  const never = new AbortController().signal;

  const open = (more: { region?: string; account?: string; folder?: string } = {}): CallBudget =>
    openSharedBudget({ account: '123456789012', region: 'eu-west-1', folder, clock, ...more });

  /** Makes calls one after the other for that long; the times at which it could. */
  async function call(budget: CallBudget, api: LogsApi, priority: Priority, ms: number): Promise<number[]> {
    const times: number[] = [];
    const until = AbortSignal.any([never, (await stopAfter(ms)).signal]);
    while (!until.aborted) {
      await budget.take(api, priority, until).then(
        () => times.push(clock.elapsed()),
        () => undefined,
      );
    }
    return times;
  }

  async function stopAfter(ms: number): Promise<AbortController> {
    const controller = new AbortController();
    void clock.wait(ms).then(() => controller.abort());
    return controller;
  }

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mlx-test-'));
    clock = virtualClock();
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('keeps all that share it within half of the quota, and lets them use that', async () => {
    const times = await Promise.all([1, 2, 3].map(() => call(open(), 'FilterLogEvents', 'tail', 60_000)));
    const count = times.flat().length;
    expect(count).toBeLessThanOrEqual(5 + 60 * 5);
    expect(count).toBeGreaterThan(60 * 5 * 0.9);
    for (const some of times) expect(some.length).toBeGreaterThan(count / 6);
    const sorted = times.flat().sort((a, b) => a - b);
    const most = Math.max(...sorted.map((from) => sorted.filter((at) => at >= from && at < from + 1000).length));
    expect(most).toBeLessThanOrEqual(10);
  });

  it('has one for each account, region and API', async () => {
    const counts = await Promise.all([
      call(open(), 'FilterLogEvents', 'tail', 20_000),
      call(open({ region: 'us-east-1' }), 'FilterLogEvents', 'tail', 20_000),
      call(open({ region: 'eu-central-1' }), 'FilterLogEvents', 'tail', 20_000),
      call(open({ account: '210987654321' }), 'FilterLogEvents', 'tail', 20_000),
      call(open(), 'GetLogEvents', 'tail', 20_000),
      call(open({ region: 'eu-west-3' }), 'GetLogEvents', 'tail', 20_000),
      call(open(), 'DescribeLogStreams', 'tail', 20_000),
    ]);
    const rates = counts.map(({ length }) => length / 21);
    [5, 12.5, 2.5, 5, 5, 15, 12.5].forEach((rate, index) => {
      expect(rates[index]).toBeGreaterThan(rate * 0.85);
      expect(rates[index]).toBeLessThanOrEqual(rate * 1.001);
    });
  });

  it('serves what a person looks at first, in other processes too, and what is least urgent also in the end', async () => {
    const history = call(open(), 'FilterLogEvents', 'history', 60_000);
    const same = open();
    const [visible, tail, background] = await Promise.all([
      call(same, 'FilterLogEvents', 'visible', 60_000),
      call(open(), 'FilterLogEvents', 'tail', 60_000),
      call(same, 'FilterLogEvents', 'discovery', 60_000),
    ]);
    expect(visible.length + tail.length).toBeGreaterThan(3 * (background.length + (await history).length));
    expect(background.length).toBeGreaterThan(2);
    expect((await history).length).toBeGreaterThan(2);
  });

  it('lets an urgent call go before others that wait', async () => {
    const budget = open();
    const order: string[] = [];
    const wait = async (priority: Priority) => {
      await budget.take('FilterLogEvents', priority, never);
      order.push(priority);
    };
    for (let index = 0; index < 5; index += 1) await budget.take('FilterLogEvents', 'tail', never);
    await Promise.all([wait('history'), wait('tail'), wait('discovery'), wait('visible')]);
    expect(order).toEqual(['visible', 'tail', 'discovery', 'history']);
  });

  it('makes fewer calls for all after AWS throttled one, and more again in time', async () => {
    const [one, other] = [open(), open()];
    await one.take('FilterLogEvents', 'tail', never);
    one.tell('FilterLogEvents', 'throttled');
    one.tell('FilterLogEvents', 'throttled');
    const slow = await call(other, 'FilterLogEvents', 'tail', 10_000);
    expect(slow.length).toBeGreaterThan(10 * 2.5 * 0.9);
    expect(slow.length).toBeLessThan(10 * 5 * 0.65);
    await clock.wait(60_000);
    expect((await call(other, 'FilterLogEvents', 'tail', 10_000)).length).toBeGreaterThan(10 * 5 * 0.9);
  });

  it('never stops altogether, however often AWS throttles', async () => {
    const budget = open();
    for (let index = 0; index < 50; index += 1) {
      await budget.take('FilterLogEvents', 'tail', never);
      budget.tell('FilterLogEvents', 'throttled');
    }
    expect(clock.elapsed()).toBeLessThan(50 * 2500);
  });

  it('tells the share of the quota that all use', async () => {
    const [one, other] = [open(), open()];
    expect(one.used()).toBe(0);
    await Promise.all([one, other].map((budget) => call(budget, 'FilterLogEvents', 'tail', 60_000)));
    expect(one.used()).toBeGreaterThan(0.4);
    expect(one.used()).toBeLessThanOrEqual(0.55);
    await clock.wait(60_000);
    expect(one.used()).toBeLessThan(0.01);
  });

  it('gives up a call that is not wanted any more, and no turn for it', async () => {
    const budget = open();
    for (let index = 0; index < 5; index += 1) await budget.take('FilterLogEvents', 'tail', never);
    const controller = new AbortController();
    const given = budget.take('FilterLogEvents', 'visible', controller.signal);
    controller.abort();
    await expect(given).rejects.toMatchObject({ name: 'AbortError' });
    await expect(budget.take('FilterLogEvents', 'tail', AbortSignal.abort())).rejects.toMatchObject({
      name: 'AbortError',
    });
    await budget.take('FilterLogEvents', 'tail', never);
    expect(clock.elapsed()).toBeLessThan(300);
  });

  it('gives no more than a full bucket when the clock of the machine is set on, and goes on when it is set back', async () => {
    let step = 0;
    const wall = clock;
    clock = { ...wall, now: () => wall.now() + step };
    const budget = open();
    for (const hours of [0, 24, -48]) {
      step = hours * 3_600_000;
      const count = (await call(budget, 'FilterLogEvents', 'tail', 10_000)).length;
      expect(count).toBeGreaterThan(10 * 5 * 0.9);
      expect(count).toBeLessThanOrEqual(10 * 5 + 6);
    }
  });

  it.each([
    ['torn', (file: string) => writeFile(file, 'SQLite format 3\0 and no more')],
    ['of something else', (file: string) => writeFile(file, 'a text of some length'.repeat(100))],
    ['of other columns', async (file: string) => new DatabaseSync(file).exec('CREATE TABLE bucket_1 (a, b)')],
    [
      'of impossible numbers',
      async (file: string) => {
        await open().take('FilterLogEvents', 'tail', never);
        new DatabaseSync(file).exec('UPDATE bucket_1 SET tokens = 1e300, at = -9e999, factor = 0, cut_at = 9e999');
      },
    ],
  ])('takes no harm from a file that is %s', async (_, write) => {
    await write(join(folder, 'calls.sqlite'));
    const times = await Promise.all([1, 2].map(() => call(open(), 'FilterLogEvents', 'tail', 20_000)));
    expect(times.flat().length).toBeGreaterThan(20 * 5 * 0.9);
    expect(times.flat().length).toBeLessThanOrEqual(5 + 20 * 5);
  });

  it('has a bucket of its own where the folder is a file, or another program keeps the file locked', async () => {
    await writeFile(join(folder, 'file'), '');
    const own = await call(open({ folder: join(folder, 'file') }), 'FilterLogEvents', 'tail', 20_000);
    expect(own.length).toBeGreaterThan(20 * 5 * 0.9);
    expect(own.length).toBeLessThanOrEqual(5 + 20 * 5);

    await open().take('FilterLogEvents', 'tail', never);
    const locking = new DatabaseSync(join(folder, 'calls.sqlite'));
    locking.exec('BEGIN EXCLUSIVE');
    const locked = await call(open(), 'FilterLogEvents', 'tail', 20_000);
    locking.close();
    expect(locked.length).toBeGreaterThan(18 * 5 * 0.85);
    expect(locked.length).toBeLessThanOrEqual(5 + 20 * 5);
  });

  it('keeps what it shares to the user', async () => {
    const shared = join(folder, 'new', 'cache');
    await open({ folder: shared }).take('FilterLogEvents', 'tail', never);
    expect((await stat(join(shared, 'calls.sqlite'))).mode & 0o777).toBe(0o600);
    expect((await stat(shared)).mode & 0o777).toBe(0o700);
  });
});
