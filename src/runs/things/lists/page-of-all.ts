import { MlxError } from '../../../base/errors.ts';
import type { WholeQuery } from '../list-things.ts';
import type { Thing, ThingKind, ThingPage } from '../thing.ts';

/** A page of a list that is all there: `next` is the place of its first thing. */
export function pageOfAll(
  things: readonly Thing[],
  kind: ThingKind,
  { contains = '', next, limit }: Pick<WholeQuery, 'contains' | 'next' | 'limit'>,
): ThingPage {
  const from = next === undefined ? 0 : Number(next);
  if (!Number.isSafeInteger(from) || from < 0) throw new MlxError('LIST_PAGE_UNKNOWN', { kind });
  const wanted = things.filter(({ name }) => name.includes(contains));
  const more = from + limit < wanted.length;
  return { things: wanted.slice(from, from + limit), ...(more && { next: String(from + limit) }) };
}
