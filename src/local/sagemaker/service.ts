import type { DatabaseSync } from 'node:sqlite';
import type { JsonService } from '../embedded.ts';
import { migrateEntities } from './entities/entity-table.ts';
import { jobOperations } from './jobs/operations.ts';
import { migrateAssociations } from './lineage/association-table.ts';
import { lineageOperations } from './lineage/operations.ts';
import { migrateRecording } from './lineage/record-jobs.ts';
import { modelOperations } from './models/operations.ts';
import { packageOperations } from './packages/operations.ts';
import { migrateVersions } from './packages/versions.ts';
import { pipelineOperations } from '../pipelines/operations/operations.ts';
import { migratePipelines } from '../pipelines/store/migrate.ts';
import { search } from './search/search.ts';
import { servingOperations } from './serving/operations.ts';
import { addTags, deleteTags, listTags, migrateTags } from './tags.ts';
import { transformOperations } from './transform/operations.ts';
import { migrateTuning } from './tuning/run-table.ts';
import { tuningOperations } from './tuning/operations.ts';

/** Makes the tables of the embedded SageMaker that are not the job book's. */
export function migrateSagemaker(state: DatabaseSync): void {
  migrateTags(state);
  migrateEntities(state);
  migrateVersions(state);
  migrateTuning(state);
  migrateAssociations(state);
  migrateRecording(state);
  migratePipelines(state);
}

/** The embedded SageMaker. Each theme brings its own operations. */
export const sagemakerService: JsonService = {
  target: 'SageMaker',
  operations: {
    AddTags: addTags,
    DeleteTags: deleteTags,
    ListTags: listTags,
    Search: search,
    ...jobOperations,
    ...modelOperations,
    ...packageOperations,
    ...servingOperations,
    ...transformOperations,
    ...tuningOperations,
    ...lineageOperations,
    ...pipelineOperations,
  },
};
