import { onTestFinished, describe, expect, it } from 'vitest';
import { comparePlaces } from '../../../src/logs/line.ts';
import type { LineFilter, LogStore, LogView, StoredLine } from '../../../src/logs/store/log-store.ts';
import { openLogStore, type LogStoreOptions } from '../../../src/logs/store/open-log-store.ts';
import { asStored, selectedOf } from './line-oracle.ts';
import { batchOf, pick, randomLines, randomOf, type Random, type TestLine } from './random-lines.ts';

/** A store whose blocks are so small that a few hundred lines fill many, and whose memory holds only a few of them. */
function smallStore(options: LogStoreOptions = {}): LogStore {
  const store = openLogStore({ blockBytes: 1500, memory: 8000, ...options });
  onTestFinished(() => store.close());
  return store;
}

/** Waits until a view shows just these lines. */
async function expectLines(view: LogView, expected: readonly StoredLine[]): Promise<void> {
  await expect.poll(() => view.window('start', 1_000_000)).toEqual({
    lines: expected, before: 0, after: 0, isExact: true,
  }); // prettier-ignore
}

async function settled(store: LogStore): Promise<void> {
  await expect.poll(() => store.backlog()).toBe(0);
}

/** Parts of a list, cut at random but not within a traceback; each keeps its order. */
function* partsOf(random: Random, list: readonly TestLine[], most: number): Generator<TestLine[]> {
  for (let from = 0; from < list.length;) {
    let until = from + 1 + Math.floor(random() * most);
    while (list[until]?.continues) until += 1;
    yield list.slice(from, until);
    from = until;
  }
}

const filters: readonly [LineFilter, ...LineFilter[]] = [
  {},
  { streams: new Set([1, 3]) },
  { streams: new Set() },
  { level: 'warning' },
  { level: 'debug', streams: new Set([0]) },
  { include: [{ source: 'error', flags: 'iu' }] },
  { include: [{ source: '^\\S+\\s|日', flags: 'u' }], exclude: [{ source: 'red', flags: 'u' }] },
  {
    level: 'info',
    exclude: [
      { source: '^$', flags: 'u' },
      { source: 'step', flags: 'u' },
    ],
  },
];

describe('a store of lines', () => {
  it.each([1, 2, 3, 4, 5, 6])(
    'shows every line in its place, in whatever order batches come (seed %i)',
    async (seed) => {
      const random = randomOf(seed);
      const lines = randomLines(random, 600);
      const store = smallStore();
      const early = filters.map((filter) => store.view(filter));
      const shuffled = [...partsOf(random, lines, 60)].toSorted(() => random() - 0.5);
      for (const part of shuffled) {
        store.add(batchOf(part));
        if (random() < 0.3) await new Promise(setImmediate);
      }
      await settled(store);
      expect(store.size()).toBe(lines.length);
      for (const [index, filter] of filters.entries()) {
        const expected = selectedOf(lines, filter);
        await expectLines(early[index] ?? store.view(filter), expected);
        await expectLines(store.view({ ...filter }), expected);
      }
    },
  );

  it.each([11, 12, 13, 14])('shows no more what was overwritten, and does not count it (seed %i)', async (seed) => {
    const random = randomOf(seed);
    const lines = randomLines(random, 400);
    const store = smallStore();
    const views = filters.map((filter) => store.view(filter));
    let shown: TestLine[] = [];
    for (const part of [...partsOf(random, lines, 40)].toSorted(() => random() - 0.5)) {
      const gone = shown.filter(() => random() < 0.05);
      store.add(batchOf(part, gone));
      shown = [...shown.filter((line) => !gone.includes(line)), ...part];
      if (random() < 0.3) await new Promise(setImmediate);
    }
    await settled(store);
    expect(store.size()).toBe(shown.length);
    const ranked = filters.filter(({ level }) => !level);
    for (const filter of ranked) {
      const view = views[filters.indexOf(filter)] ?? store.view(filter);
      await expectLines(view, selectedOf(shown, filter));
    }
  });

  it('moves nothing that is looked at when late lines come before it, and counts them', async () => {
    const random = randomOf(21);
    const lines = randomLines(random, 500);
    const late = lines.filter((_, index) => index % 3 === 0);
    const store = smallStore();
    store.add(batchOf(lines.filter((line) => !late.includes(line))));
    await settled(store);
    const view = store.view({});
    const place = view.window('start', 500).lines[200];
    if (!place) throw new Error('there is no such line');
    const before = view.window({ place, offset: 0 }, 1);
    store.add(batchOf(late));
    await settled(store);
    const after = view.window({ place, offset: 0 }, 1);
    expect(after.lines).toEqual(before.lines);
    expect(after.before).toBe(before.before + late.filter((line) => comparePlaces(line, place) < 0).length);
    expect(after.before + 1 + after.after).toBe(lines.length);
  });

  it.each([31, 32])('moves by any number of lines from a place, over no end (seed %i)', async (seed) => {
    const random = randomOf(seed);
    const lines = randomLines(random, 500);
    const store = smallStore();
    store.add(batchOf(lines));
    await settled(store);
    for (const filter of filters.slice(0, 6)) {
      const view = store.view(filter);
      const expected = selectedOf(lines, filter);
      await expectLines(view, expected);
      for (let tries = 0; tries < 30; tries += 1) {
        const place = pick(random, lines as [TestLine, ...TestLine[]]);
        const offset = Math.floor((random() - 0.5) * 300);
        const rows = Math.floor(random() * 80);
        const at = expected.filter((line) => comparePlaces(line, place) < 0).length + offset;
        const first = Math.max(0, Math.min(expected.length - 1, at));
        const window = view.window({ place, offset }, rows);
        expect(window.lines).toEqual(expected.slice(first, first + rows));
        expect(window).toMatchObject({ before: first, after: expected.length - first - window.lines.length });
      }
      expect(view.window('end', 7).lines).toEqual(expected.slice(-7));
      expect(view.window('start', 7).lines).toEqual(expected.slice(0, 7));
    }
  });

  it.each([41, 42])('finds the next and the last line before that match, within a view (seed %i)', async (seed) => {
    const random = randomOf(seed);
    const lines = randomLines(random, 500);
    const store = smallStore();
    store.add(batchOf(lines));
    await settled(store);
    const { signal } = new AbortController();
    for (const filter of filters) {
      const view = store.view(filter);
      for (const pattern of [
        { source: '日本', flags: 'u' },
        { source: '(?<=step) ?9|^ERROR', flags: 'iu' },
      ] as const) {
        const hits = selectedOf(lines, { ...filter, include: [...(filter.include ?? []), pattern] });
        for (let tries = 0; tries < 10; tries += 1) {
          const from = random() < 0.1 ? undefined : pick(random, lines as [TestLine, ...TestLine[]]);
          const next = from ? hits.find((line) => comparePlaces(line, from) > 0) : hits[0];
          const last = from ? hits.findLast((line) => comparePlaces(line, from) < 0) : hits.at(-1);
          expect(await view.find(pattern, from, 'forward', signal)).toEqual(placeOf(next));
          expect(await view.find(pattern, from, 'back', signal)).toEqual(placeOf(last));
        }
      }
    }
  });

  it('finds the next error that is no part of another line', async () => {
    const lines = randomLines(randomOf(51), 400);
    const store = smallStore();
    store.add(batchOf(lines));
    await settled(store);
    const view = store.view({});
    const { signal } = new AbortController();
    const heads = lines.filter(({ level, continues }) => level === 'error' && !continues);
    const walked: unknown[] = [];
    for (let at = await view.findLevel('error', undefined, 'forward', signal); at;) {
      walked.push(at);
      at = await view.findLevel('error', at, 'forward', signal);
    }
    expect(walked).toEqual(heads.map(placeOf));
    expect(await view.findLevel('error', heads[3], 'back', signal)).toEqual(placeOf(heads[2]));
  });

  it('finds the first line that is not before a time, else the last one', async () => {
    const lines = randomLines(randomOf(61), 300);
    const store = smallStore();
    expect(store.view({}).atTime(5)).toBeUndefined();
    store.add(batchOf(lines));
    await settled(store);
    const view = store.view({ streams: new Set([2]) });
    const ours = lines.filter(({ streamIndex }) => streamIndex === 2);
    await expectLines(view, ours.map(asStored));
    for (const order of [-5, 0, 100, 100.5, 333, 1e9]) {
      expect(view.atTime(order)).toEqual(placeOf(ours.find((line) => line.order >= order) ?? ours.at(-1)));
    }
  });

  it('reads a whole selection in order, a part at a time', async () => {
    const lines = randomLines(randomOf(71), 700);
    const store = smallStore();
    store.add(batchOf(lines));
    await settled(store);
    for (const filter of filters) {
      const chunks: (readonly StoredLine[])[] = [];
      for await (const chunk of store.read(filter)) chunks.push(chunk);
      expect(chunks.flat()).toEqual(selectedOf(lines, filter));
      const largest = Math.max(0, ...chunks.map((chunk) => chunk.length));
      expect(largest).toBeLessThan(150);
    }
  });

  it('tells a view of its lines, not of those that it lets out', async () => {
    const lines = randomLines(randomOf(81), 50);
    const store = smallStore();
    const view = store.view({ streams: new Set([7]) });
    let told = 0;
    view.onChange(() => (told += 1));
    await expectLines(view, []);
    told = 0;
    store.add(batchOf(lines));
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(told).toBe(0);
    store.add(batchOf([{ order: 1, streamIndex: 7, sequence: 0, timestamp: 1, text: 'ours' }]));
    await expect.poll(() => told).toBe(1);
    expect(view.window('end', 5).lines).toMatchObject([{ text: 'ours' }]);
  });
});

function placeOf(line: TestLine | StoredLine | undefined): object | undefined {
  return line && { order: line.order, streamIndex: line.streamIndex, sequence: line.sequence };
}
