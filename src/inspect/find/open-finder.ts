import { operations, type Service } from '../../limits/operations.ts';
import type { Findable, Found, Hit } from './found.ts';
import { rankOf } from './rank.ts';
import { sentenceWith } from './sentence.ts';
import type { WordsIndex } from './service-index.ts';

/** Searches names and docs. */
export interface Finder {
  /** All words of the text must occur, in any order, whatever their case. `service` leaves out all but it; `mlx` is one. */
  find: (text: string, options?: { limit?: number; service?: string }) => Found;
}

/** `own` is what mlx itself tells, by names that `explain` knows. */
export function openFinder(index: WordsIndex, own: () => readonly Findable[]): Finder {
  let ownThings: readonly Findable[] | undefined;
  return {
    find: (text, { limit = 20, service: only } = {}) => {
      const query = [...new Set(text.toLowerCase().split(/\s+/u).filter(Boolean))];
      if (query.length === 0) return { text, hits: [], total: 0 };
      const services = (Object.keys(operations) as Service[]).filter((each) => only === undefined || each === only);
      const things = [
        ...(only === undefined || only === 'mlx' ? (ownThings ??= own()) : []),
        ...services.flatMap((service) => index(service).candidates(query)),
      ];
      const ranked = best(things, query);
      return { text, hits: ranked.slice(0, limit).map((thing) => hitOf(thing, query)), total: ranked.length };
    },
  };
}

/** One thing a path, best first. */
function best(things: readonly Findable[], query: readonly string[]): Findable[] {
  const byPath = new Map<string, { thing: Findable; rank: number }>();
  for (const thing of things) {
    const rank = rankOf(thing, query);
    const key = `${thing.of} ${thing.path}`;
    if (rank !== undefined && rank < (byPath.get(key)?.rank ?? Infinity)) byPath.set(key, { thing, rank });
  }
  return [...byPath.values()].toSorted((one, other) => one.rank - other.rank).map(({ thing }) => thing);
}

function hitOf({ path, type, of, doc }: Findable, query: readonly string[]): Hit {
  if (doc === undefined || doc === '') return { path, type, of, marks: [] };
  return { path, type, of, ...sentenceWith(doc, query) };
}
