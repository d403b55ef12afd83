import { describe, expect, it } from 'vitest';
import { mergePages } from '../../../src/runs/things/lists/merge-pages.ts';
import type { Thing } from '../../../src/runs/things/thing.ts';

const thing = (name: string, changed: number): Thing => ({ kind: 'run', name, changed });

/** Lists of `count` things each, whose times take turns, told in pages; it notes each call. */
function lists(ids: readonly string[], count: number) {
  const calls: string[] = [];
  return {
    calls,
    kind: 'run' as const,
    open: async () => ids,
    page: async (id: string, next: string | undefined, limit: number) => {
      calls.push(`${id} ${next ?? 0}`);
      const from = Number(next ?? 0);
      const to = Math.min(count, from + limit);
      const places = Array.from({ length: to - from }, (_, at) => from + at);
      return {
        things: places.map((at) => thing(`${id}-${at}`, 1e6 - at * ids.length - ids.indexOf(id))),
        ...(to < count && { next: String(to) }),
      };
    },
  };
}

async function all(given: ReturnType<typeof lists>, limit: number): Promise<Thing[]> {
  const things: Thing[] = [];
  let next: string | undefined;
  do {
    const page = await mergePages(given, { next, limit });
    expect(page.things.length).toBeLessThanOrEqual(limit);
    things.push(...page.things);
    ({ next } = page);
  } while (next !== undefined);
  return things;
}

describe('lists that are seen as one', () => {
  it('have every thing once, newest first, whatever the size of a page', async () => {
    for (const limit of [1, 7, 100]) {
      const things = await all(lists(['a', 'b', 'c'], 25), limit);
      expect(new Set(things.map(({ name }) => name)).size).toBe(75);
      expect(things.map(({ changed }) => changed)).toEqual(
        things.map(({ changed = 0 }) => changed).toSorted((x, y) => y - x),
      );
    }
  });

  it('are asked for each of their pages once', async () => {
    const given = lists(['a', 'b', 'c'], 100_000 / 3);
    let next: string | undefined;
    for (let page = 0; page < 30; page += 1) ({ next } = await mergePages(given, { next, limit: 100 }));
    expect(new Set(given.calls).size).toBe(given.calls.length);
    expect(given.calls.length).toBeLessThanOrEqual(33);
  });

  it('may have pages that hold nothing and still go on', async () => {
    const pages: Record<string, { things: Thing[]; next?: string }> = {
      '': { things: [], next: '1' },
      '1': { things: [], next: '2' },
      '2': { things: [thing('last', 1)] },
    };
    const given = { kind: 'run' as const, open: async () => ['a'], page: async (_: string, next = '') => pages[next]! };
    expect(await mergePages(given, { limit: 10 })).toEqual({ things: [thing('last', 1)] });
  });

  it.each(['', 'nonsense', '{}', '[1]', '[{"id":1}]'])('refuse to go on at %j', async (next) => {
    await expect(mergePages(lists(['a'], 1), { next, limit: 10 })).rejects.toMatchObject({ code: 'LIST_PAGE_UNKNOWN' });
  });
});
