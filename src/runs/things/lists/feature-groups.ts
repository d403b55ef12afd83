import { ListFeatureGroupsCommand } from '@aws-sdk/client-sagemaker';
import type { ThingLister } from '../list-things.ts';
import { namesOfScope } from './names-of-scope.ts';

/** Feature groups, newest first; `note` is the state of the offline store, where there is one. */
export const listFeatureGroups: ThingLister = async (bench, { next, limit, ...query }) => {
  const { isWanted, contains } = namesOfScope(bench, query);
  const sagemaker = await bench.aws.sagemaker();
  const page = await sagemaker.send(
    new ListFeatureGroupsCommand({
      NameContains: contains,
      NextToken: next,
      MaxResults: limit,
      SortBy: 'CreationTime',
      SortOrder: 'Descending',
    }),
  );
  const things = (page.FeatureGroupSummaries ?? []).map(({ FeatureGroupName: name = '', ...one }) => ({
    kind: 'feature group' as const,
    name,
    arn: one.FeatureGroupArn,
    status: one.FeatureGroupStatus,
    changed: one.CreationTime?.getTime(),
    note: one.OfflineStoreStatus?.Status,
  }));
  return { things: things.filter(({ name }) => isWanted(name)), next: page.NextToken };
};
