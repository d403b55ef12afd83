import { describe, expect, it, onTestFinished } from 'vitest';
import type { LinePattern, LogStore } from '../../../src/logs/store/log-store.ts';
import { openLogStore } from '../../../src/logs/store/open-log-store.ts';
import { batchOf, type TestLine } from './random-lines.ts';

function storeOf(texts: readonly string[], patience = 400): LogStore {
  const store = openLogStore({ blockBytes: 4000, memory: 16_000, patience });
  onTestFinished(() => store.close());
  store.add(batchOf(texts.map(lineOf)));
  return store;
}

function lineOf(text: string, sequence: number): TestLine {
  return { order: sequence, streamIndex: 0, sequence, timestamp: sequence, text };
}

const endless: LinePattern = { source: '^(a+)+$', flags: 'u' };
const trap = `${'a'.repeat(60)}!`;
const plain = Array.from({ length: 400 }, (_, index) => `step ${index}`);

describe('a pattern', () => {
  it('that never ends is stopped; its view says so and keeps what it has', async () => {
    const store = storeOf([...plain, trap]);
    const view = store.view({ exclude: [endless] });
    await expect.poll(() => view.window('start', 1).tooSlow).toBe(true);
    expect(view.window('start', 1)).toMatchObject({ isExact: false });
  });

  it('that never ends stops nothing else', async () => {
    const store = storeOf([...plain, trap, 'the last one']);
    const slow = store.view({ include: [endless] });
    const other = store.view({ include: [{ source: 'step 39\\d|last', flags: 'u' }] });
    await expect.poll(() => slow.window('end', 1).tooSlow).toBe(true);
    await expect.poll(() => other.window('start', 20).isExact).toBe(true);
    expect(other.window('start', 20).lines.map(({ text }) => text)).toEqual([...plain.slice(390), 'the last one']);
    store.add(batchOf([lineOf('step 391 again', 1000)]));
    await expect.poll(() => other.window('end', 1).lines[0]?.text).toBe('step 391 again');
  });

  it('that never ends fails a search and a reading with its own error', async () => {
    const store = storeOf([...plain, trap]);
    const search = store.view({}).find(endless, undefined, 'forward', new AbortController().signal);
    await expect(search).rejects.toMatchObject({ code: 'LOG_PATTERN_SLOW', details: { pattern: '^(a+)+$' } });
    const read = async (): Promise<void> => {
      for await (const chunk of store.read({ include: [endless] })) expect(chunk).toBeDefined();
    };
    await expect(read()).rejects.toMatchObject({ code: 'LOG_PATTERN_SLOW' });
  });

  it('that is being looked for is given up with its signal', async () => {
    const store = storeOf([...plain, trap], 60_000);
    const stop = new AbortController();
    const search = store.view({}).find(endless, undefined, 'back', stop.signal);
    const reason = new Error('another key was pressed');
    setTimeout(() => stop.abort(reason), 20);
    await expect(search).rejects.toBe(reason);
  });

  it('that is no regular expression is refused with the rule it breaks', async () => {
    const store = storeOf(plain);
    const broken: LinePattern = { source: 'step (', flags: 'u' };
    expect(() => store.view({ include: [broken] })).toThrow(expect.objectContaining({ code: 'LOG_PATTERN_INVALID' }));
    const search = store.view({}).find(broken, undefined, 'forward', new AbortController().signal);
    await expect(search).rejects.toMatchObject({
      code: 'LOG_PATTERN_INVALID',
      details: { pattern: 'step (', why: 'Unterminated group' },
    });
  });

  it('is held against lines that come later, and those that come late', async () => {
    const store = storeOf(plain);
    const view = store.view({ include: [{ source: 'loss', flags: 'u' }] });
    await expect.poll(() => view.window('start', 5)).toMatchObject({ lines: [], isExact: true });
    store.add(batchOf([lineOf('loss=2', 700)]));
    store.add(
      batchOf([
        { ...lineOf('loss=1', 900), order: 20 },
        { ...lineOf('lr=1', 901), order: 30 },
      ]),
    );
    await expect.poll(() => view.window('start', 5).lines.map(({ text }) => text)).toEqual(['loss=1', 'loss=2']);
  });

  it('finds lines that came since the search before', async () => {
    const store = storeOf(plain);
    const view = store.view({});
    const { signal } = new AbortController();
    const pattern: LinePattern = { source: 'NaN', flags: 'iu' };
    expect(await view.find(pattern, undefined, 'forward', signal)).toBeUndefined();
    store.add(batchOf([lineOf('loss=nan', 700)]));
    expect(await view.find(pattern, undefined, 'forward', signal)).toMatchObject({ sequence: 700 });
    expect(await view.find(pattern, { order: 700, streamIndex: 0, sequence: 700 }, 'back', signal)).toBeUndefined();
  });
});
