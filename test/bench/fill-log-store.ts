import { openLogStore } from '../../src/logs/store/open-log-store.ts';
import type { LineFilter, LinePattern, LogStore } from '../../src/logs/store/log-store.ts';
import { logBatch } from './log-lines.ts';

/** What a process that fills a store of so many lines has measured. */
export interface Filled {
  /** Lines a second. */
  rate: number;
  /** Most memory of the process before and after searching, MB. */
  memory: number;
  searches: readonly Searched[];
}

export interface Searched {
  what: string;
  milliseconds: number;
  found: number;
  /** The longest for which the thread of the keys worked meanwhile without hearing any, milliseconds. */
  blocked: number;
}

const [count = '1000000'] = process.argv.slice(2);
const store = openLogStore();
const rate = await fill(store, Number(count));
const searches = [
  await find(store, { source: `step ${Number(count) - 1} loss=0\\.\\d+`, flags: 'u' }),
  await search(store, 'a word, any case', { include: [{ source: 'cuda out of', flags: 'iu' }] }),
  await search(store, 'a level', { level: 'warning' }),
];
const memory = mostMemory();
await store.close();
process.stdout.write(`${JSON.stringify({ rate, memory, searches } satisfies Filled)}\n`);

async function fill(store: LogStore, count: number): Promise<number> {
  let busy = 0;
  for (let from = 0; from < count; from += 2_000) {
    const batch = logBatch(from, Math.min(count, from + 2_000));
    const began = performance.now();
    store.add(batch);
    while (store.backlog() > 0) await new Promise(setImmediate);
    busy += performance.now() - began;
    if (from % 20_000 === 0) await new Promise(setImmediate);
  }
  return (1000 * count) / busy;
}

/** From the first line to the last one, which is the only one that matches. */
function find(store: LogStore, pattern: LinePattern): Promise<Searched> {
  return watched('a regular expression', async () => {
    const view = store.view({});
    const place = await view.find(pattern, undefined, 'forward', new AbortController().signal);
    const { after } = place ? view.window({ place, offset: 0 }, 1) : { after: -1 };
    view.close();
    return after === 0 ? 1 : 0;
  });
}

/** All lines that a filter lets through, with the newest of them shown as they become known. */
function search(store: LogStore, what: string, filter: LineFilter): Promise<Searched> {
  return watched(what, async () => {
    const view = store.view(filter);
    const { promise, resolve } = Promise.withResolvers<void>();
    const look = (): void => (view.window('end', 50).isExact ? resolve() : undefined);
    view.onChange(look);
    look();
    await promise;
    const { after, before, lines } = view.window('end', 50);
    view.close();
    return before + lines.length + after;
  });
}

async function watched(what: string, work: () => Promise<number>): Promise<Searched> {
  let last = busyTime();
  let blocked = 0;
  const beat = setInterval(() => {
    const now = busyTime();
    blocked = Math.max(blocked, now - last);
    last = now;
  }, 1);
  const began = performance.now();
  const found = await work();
  const milliseconds = performance.now() - began;
  clearInterval(beat);
  return { what, milliseconds, found, blocked };
}

/** Milliseconds of processor that this thread has had: what else the machine does is no fault of the store. */
function busyTime(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

/** Megabytes of memory that this process had at most. */
function mostMemory(): number {
  return process.resourceUsage().maxRSS / 1024;
}
