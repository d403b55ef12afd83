import type { Embedded } from '../../embedded.ts';
import { nextPage, offsetOf } from '../next-page.ts';
import { milliseconds } from '../wire-form.ts';
import type { Entity, EntityKind, EntityQuery } from './entity.ts';
import { listEntities } from './entity-table.ts';

/** What the List operations take; times in seconds. */
export interface ListInput {
  NameContains?: string;
  CreationTimeAfter?: number;
  CreationTimeBefore?: number;
  LastModifiedTimeAfter?: number;
  LastModifiedTimeBefore?: number;
  SortBy?: EntityQuery['sortBy'];
  SortOrder?: 'Ascending' | 'Descending';
  MaxResults?: number;
  NextToken?: string;
}

/** One page of entities of a kind, and the token of the next. The order is by creation unless the request says else. */
export function pageEntities(
  kind: EntityKind,
  input: ListInput,
  { having = {}, ...rest }: { having?: EntityQuery['having']; descending: boolean; page?: number },
  aws: Embedded,
): { entities: Entity[]; token: string | undefined } {
  const query = {
    kind,
    nameContains: input.NameContains,
    createdAfter: milliseconds(input.CreationTimeAfter),
    createdBefore: milliseconds(input.CreationTimeBefore),
    modifiedAfter: milliseconds(input.LastModifiedTimeAfter),
    modifiedBefore: milliseconds(input.LastModifiedTimeBefore),
    having,
    sortBy: input.SortBy ?? 'CreationTime',
    descending: input.SortOrder === undefined ? rest.descending : input.SortOrder === 'Descending',
  };
  const offset = offsetOf(query, input.NextToken);
  const { entities, more } = listEntities(aws.state, { ...query, offset, limit: input.MaxResults ?? rest.page ?? 10 });
  return { entities, token: more ? nextPage(query, offset + entities.length) : undefined };
}
