import { MlxError } from '../../../base/errors.ts';
import type { Thing, ThingKind, ThingPage } from '../thing.ts';

/** Several lists, each newest first, that are to be seen as one. */
export interface MergedLists {
  kind: ThingKind;
  /** The ids of the lists; asked for the first page alone. */
  open: () => Promise<readonly string[]>;
  page: (id: string, next: string | undefined, limit: number) => Promise<ThingPage>;
}

/** Lists that are asked at one time, and pages of one that may hold nothing before the others go on without it. */
const atOnce = 8;
const mostEmpty = 3;

/**
 * One page of the lists merged, newest first. What was read ahead travels in `next`, so that each page of each list is asked for
 * once, and a list that has ended never again. Where a list holds long stretches of nothing that is wanted, what comes of it
 * later may be newer than what was told.
 */
export async function mergePages(
  { kind, open, page }: MergedLists,
  { next, limit }: { next?: string; limit: number },
): Promise<ThingPage> {
  const lists = next === undefined ? (await open()).map(begun) : read(next, kind);
  const things: Thing[] = [];
  const empty = new Map<string, number>();
  const readOn = async (list: Reading) => {
    const more = await page(list.id, list.next, limit);
    Object.assign(list, { rest: more.things.slice(), next: more.next, isDone: more.next === undefined });
    if (list.rest.length === 0) empty.set(list.id, (empty.get(list.id) ?? 0) + 1);
  };
  while (things.length < limit) {
    await fill(lists, ({ id }) => (empty.get(id) ?? 0) < mostEmpty, readOn);
    const newest = lists
      .filter(({ rest }) => rest.length > 0)
      .reduce<Reading | undefined>(
        (best, list) => (best && changedOf(best) >= changedOf(list) ? best : list),
        undefined,
      );
    const thing = newest?.rest.shift();
    if (!thing) break;
    things.push(thing);
  }
  const left = lists.filter(({ rest, isDone }) => rest.length > 0 || !isDone);
  return { things, ...(left.length > 0 && { next: JSON.stringify(left) }) };
}

/** A list as far as it was read: what was read but not yet shown, and where it goes on. */
interface Reading {
  id: string;
  rest: Thing[];
  next?: string;
  isDone: boolean;
}

function begun(id: string): Reading {
  return { id, rest: [], isDone: false };
}

function changedOf({ rest: [first] }: Reading): number {
  return first?.changed ?? 0;
}

/** Every list that goes on has something to show, has ended, or has held nothing for too long. */
async function fill(
  lists: readonly Reading[],
  isWorthIt: (list: Reading) => boolean,
  read: (list: Reading) => Promise<void>,
): Promise<void> {
  for (;;) {
    const empty = lists.filter((list) => list.rest.length === 0 && !list.isDone && isWorthIt(list));
    if (empty.length === 0) return;
    for (let from = 0; from < empty.length; from += atOnce) {
      await Promise.all(empty.slice(from, from + atOnce).map(read));
    }
  }
}

function read(next: string, kind: ThingKind): Reading[] {
  try {
    const lists: unknown = JSON.parse(next);
    if (Array.isArray(lists) && lists.every(isReading)) return lists;
  } catch {
    // Told below.
  }
  throw new MlxError('LIST_PAGE_UNKNOWN', { kind });
}

function isReading(value: unknown): value is Reading {
  if (typeof value !== 'object' || value === null) return false;
  const { id, rest, isDone } = value as Partial<Reading>;
  return typeof id === 'string' && Array.isArray(rest) && typeof isDone === 'boolean';
}
