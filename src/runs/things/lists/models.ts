import { ListModelPackageGroupsCommand, ListModelsCommand } from '@aws-sdk/client-sagemaker';
import { MlxError } from '../../../base/errors.ts';
import type { ThingBench, ThingLister, WholeQuery } from '../list-things.ts';
import type { ThingPage } from '../thing.ts';
import { mergePages } from './merge-pages.ts';
import { namesOfScope } from './names-of-scope.ts';

/**
 * Models in one list, newest first: groups of the registry, whose versions are seen in them, and models that were made for serving.
 * `note` tells which.
 */
export const listModels: ThingLister = (bench, query) =>
  mergePages(
    {
      kind: 'model',
      open: async () => ['registry', 'models'],
      page: (id, next, limit) => pageOf(bench, id, { ...query, next, limit }),
    },
    query,
  );

async function pageOf(bench: ThingBench, id: string, { next, limit, ...query }: WholeQuery): Promise<ThingPage> {
  const { isWanted, contains } = namesOfScope(bench, query);
  const sagemaker = await bench.aws.sagemaker();
  const order = { SortBy: 'CreationTime', SortOrder: 'Descending' } as const;
  const request = { NameContains: contains, NextToken: next, MaxResults: limit, ...order };
  switch (id) {
    case 'registry': {
      const page = await sagemaker.send(new ListModelPackageGroupsCommand(request));
      const things = (page.ModelPackageGroupSummaryList ?? []).map(
        ({ ModelPackageGroupName: name = '', ...group }) => ({
          kind: 'model' as const,
          name,
          arn: group.ModelPackageGroupArn,
          changed: group.CreationTime?.getTime(),
          note: 'registry',
        }),
      );
      return { things: things.filter(({ name }) => isWanted(name)), next: page.NextToken };
    }
    case 'models': {
      const page = await sagemaker.send(new ListModelsCommand(request));
      const things = (page.Models ?? []).map(({ ModelName: name = '', ModelArn: arn, CreationTime: created }) => ({
        kind: 'model' as const,
        name,
        arn,
        changed: created?.getTime(),
        note: 'model',
      }));
      return { things: things.filter(({ name }) => isWanted(name)), next: page.NextToken };
    }
    default:
      throw new MlxError('LIST_PAGE_UNKNOWN', { kind: 'model' });
  }
}
