import { expect, test } from 'vitest';
import { chooseHot } from '../../../../src/logs/read/sweeps/choose-hot.ts';
import {
  planHot,
  planMain,
  planSkewed,
  planYoung,
  type SweepSituation,
} from '../../../../src/logs/read/sweeps/plan-sweeps.ts';
import { readStream, type ReadStream } from '../../../../src/logs/read/streams/read-stream.ts';

const now = 1_700_000_000_000;
const minute = 60_000;

/** A stream that was read lately and whose events come with these delays. */
function stream(name: string, delays: readonly number[] = [100, 900], more: Partial<ReadStream> = {}): ReadStream {
  const made = readStream({ index: 0, source: 's', group: 'g', name, run: 'job', host: name }, 0);
  for (const delay of delays) made.delays.note(delay, delay);
  return Object.assign(made, { told: 1_000, mark: now, deepMark: now - 10_000 }, more);
}

const at = (known: readonly ReadStream[], more: Partial<SweepSituation> = {}): SweepSituation => ({
  streams: { prefix: 'job/' },
  known,
  now: minute,
  told: 100_000,
  characters: 1e7,
  rate: 500,
  isDeep: false,
  ...more,
});

const names = (count: number): string[] => Array.from({ length: count }, (_, index) => `job/${index}`);

test('a log that is small is read from its head, so that nothing can be missed', () => {
  expect(planMain(at([stream('job/a')], { told: 100, characters: 1_000 }))).toEqual([
    { streams: { prefix: 'job/' }, from: -Infinity },
  ]);
  expect(planYoung(at([stream('job/a', [], { told: 1 })], { told: 100, characters: 1_000 }))).toEqual([]);
});

test('a log that was never read is read from its head', () => {
  expect(planMain(at([stream('job/a', [], { mark: -Infinity })]))).toMatchObject([{ from: -Infinity }]);
});

test('any number of streams takes one call, from what the slowest needs', () => {
  const known = [...names(500).map((name) => stream(name)), stream('slow', [14_000, 20_000])];
  const [sweep, ...others] = planMain(at(known));
  expect(others).toEqual([]);
  expect(sweep).toMatchObject({ streams: { prefix: 'job/' }, from: now - 23_000 });
});

test('a deep sweep reaches two minutes back from the last deep one', () => {
  expect(planMain(at([stream('job/a')], { isDeep: true }))[0]?.from).toBe(now - 10_000 - 120_100);
});

test('a quiet log is read as far back as costs nothing', () => {
  expect(planMain(at([stream('job/a')], { rate: 20 }))[0]?.from).toBe(now - 100_000);
});

test('what one poll missed is read by the next: from the last that succeeded, whatever the newest event says', () => {
  const behind = stream('job/a', [100, 900], { mark: now - 90_000, newest: now });
  expect(planMain(at([behind]))[0]?.from).toBeLessThanOrEqual(now - 95_000);
});

test('named streams are read a hundred a call, only once they have been read from their heads', () => {
  const known = [...names(250).map((name) => stream(name)), stream('new', [], { mark: -Infinity, told: 0 })];
  const sweeps = planMain(at(known, { streams: { names: [...names(250), 'new'] } }));
  expect(sweeps.map(({ streams }) => ('names' in streams ? streams.names.length : 0))).toEqual([100, 100, 50]);
  expect(planYoung(at(known, { streams: { names: [...names(250), 'new'] } }))).toMatchObject([
    { streams: { names: ['new'] }, from: -Infinity },
  ]);
});

test('a stream with few events is read from its head, at first each time, then at deep sweeps', () => {
  const young = [stream('job/a', [], { told: 3 })];
  expect(planYoung(at(young, { now: 10_000 }))).toHaveLength(1);
  expect(planYoung(at(young))).toEqual([]);
  expect(planYoung(at(young, { isDeep: true }))).toHaveLength(1);
});

test('streams with wrong clocks are read by themselves, together with those that are off by as much', () => {
  const hour = 3_600_000;
  const known = [
    stream('right'),
    stream('behind', [2 * hour, 2 * hour + 500]),
    stream('too', [2 * hour + 1_000, 2 * hour + 1_500]),
    stream('ahead', [-2 * hour, -2 * hour + 500]),
  ];
  const sweeps = planSkewed(at(known));
  expect(sweeps.map(({ streams }) => streams)).toEqual([{ names: ['too', 'behind'] }, { names: ['ahead'] }]);
  expect(sweeps[1]?.from).toBe(now + 2 * hour - 5_000);
});

test('a clock that is ahead does not make each sweep read its future again', () => {
  const known = [stream('right'), stream('ahead', [-600_000])];
  expect(planMain(at(known))).toMatchObject([{ streams: { names: ['right'] } }]);
});

test('streams that bring more than sweeps can follow are read by their tokens, and deeply as long as that can be paid', () => {
  const known = [stream('a', [], { rate: 3_000 }), stream('b', [], { rate: 10 })];
  expect(chooseHot(known).map(({ stream: { name } }) => name)).toEqual(['a']);
  const many = names(40).map((name) => stream(name, [], { rate: 400 }));
  expect(chooseHot(many)).toHaveLength(25);
  const hot = [stream('a', [], { isHot: true })];
  expect(planMain(at(hot))).toEqual([]);
  expect(planHot(at(hot, { isDeep: true, rate: 3_000 }))).toHaveLength(1);
  expect(planHot(at(hot, { isDeep: true, rate: 50_000 }))).toEqual([]);
});

test('a stream that was deleted is named no more', () => {
  expect(planMain(at([stream('a', [], { isGone: true })], { streams: { names: ['a'] } }))).toEqual([]);
});
