import type { Embedded } from '../../embedded.ts';
import { inTransaction } from '../../state.ts';
import type { Entity } from '../entities/entity.ts';
import { deleteEntity } from '../entities/entity-table.ts';
import { invalid } from '../refusals.ts';
import { forgetTags } from '../tags.ts';
import { edgesOf } from './association-table.ts';

/** Deletes an entity of lineage, which nothing may be associated with any more. */
export function deleteLineage({ kind, name, arn }: Entity, aws: Embedded): void {
  inTransaction(aws.state, () => {
    const edges = [...edgesOf(aws.state, arn, 'source'), ...edgesOf(aws.state, arn, 'destination')];
    if (edges.length > 0) throw invalid(`${arn} can't be deleted because it has associations. Delete these first.`);
    deleteEntity(aws.state, kind, name);
    forgetTags(arn, aws.state);
  });
}
