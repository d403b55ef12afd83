import type { Embedded } from '../../embedded.ts';
import type { Entity } from '../entities/entity.ts';
import { type ListInput, pageEntities } from '../entities/page-entities.ts';
import type { LineageKind } from './lineage-entity.ts';

/** What the List operations of lineage take; times in seconds. */
export interface ListLineageInput extends Pick<ListInput, 'SortBy' | 'SortOrder' | 'MaxResults' | 'NextToken'> {
  SourceUri?: string;
  CreatedAfter?: number;
  CreatedBefore?: number;
}

/** One page of entities of lineage, the newest first unless the request says else. `type` is what they must be. */
export function pageLineage(
  kind: LineageKind,
  input: ListLineageInput,
  having: Readonly<Record<string, string | undefined>>,
  aws: Embedded,
): { entities: Entity[]; token: string | undefined } {
  const { CreatedAfter, CreatedBefore, SourceUri, ...rest } = input;
  const asked: ListInput = {
    ...rest,
    ...(CreatedAfter !== undefined && { CreationTimeAfter: CreatedAfter }),
    ...(CreatedBefore !== undefined && { CreationTimeBefore: CreatedBefore }),
  };
  return pageEntities(kind, asked, { having: { '$.Source.SourceUri': SourceUri, ...having }, descending: true }, aws);
}
