import type { Embedded, JsonService, Operation } from '../../embedded.ts';
import { createArtifact, deleteArtifact, describeArtifact, listArtifacts } from './artifacts.ts';
import { addAssociation, deleteAssociation } from './associations.ts';
import { listAssociations } from './list-associations.ts';
import { namedOperations } from './named-entities.ts';
import { queryLineage } from './query-lineage.ts';
import { recordJobs } from './record-jobs.ts';
import { describeTrialComponent, listTrialComponents } from './trial-components.ts';

const actions = namedOperations('action');
const contexts = namedOperations('context');

/** Lineage: what was made of what, as SageMaker records it and as clients add to it. */
export const lineageOperations: JsonService['operations'] = upToDate({
  AddAssociation: addAssociation,
  CreateAction: actions.create,
  CreateArtifact: createArtifact,
  CreateContext: contexts.create,
  DeleteAction: actions.delete,
  DeleteArtifact: deleteArtifact,
  DeleteAssociation: deleteAssociation,
  DeleteContext: contexts.delete,
  DescribeAction: actions.describe,
  DescribeArtifact: describeArtifact,
  DescribeContext: contexts.describe,
  DescribeTrialComponent: describeTrialComponent,
  ListActions: actions.list,
  ListArtifacts: listArtifacts,
  ListAssociations: listAssociations,
  ListContexts: contexts.list,
  ListTrialComponents: listTrialComponents,
  QueryLineage: queryLineage,
});

/** What jobs have done since is recorded before a question is answered. */
function upToDate(operations: JsonService['operations']): JsonService['operations'] {
  return Object.fromEntries(
    Object.entries(operations).map(([name, operation]): [string, Operation] => [
      name,
      (input: never, aws: Embedded) => {
        recordJobs(aws);
        return operation(input, aws);
      },
    ]),
  );
}
