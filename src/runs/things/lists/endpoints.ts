import { ListEndpointsCommand } from '@aws-sdk/client-sagemaker';
import type { ThingLister } from '../list-things.ts';
import { namesOfScope } from './names-of-scope.ts';

/** Endpoints, newest first. */
export const listEndpoints: ThingLister = async (bench, { next, limit, ...query }) => {
  const { isWanted, contains } = namesOfScope(bench, query);
  const sagemaker = await bench.aws.sagemaker();
  const page = await sagemaker.send(
    new ListEndpointsCommand({
      NameContains: contains,
      NextToken: next,
      MaxResults: limit,
      SortBy: 'CreationTime',
      SortOrder: 'Descending',
    }),
  );
  const things = (page.Endpoints ?? []).map(({ EndpointName: name = '', EndpointArn: arn, ...one }) => ({
    kind: 'endpoint' as const,
    name,
    arn,
    status: one.EndpointStatus,
    changed: (one.LastModifiedTime ?? one.CreationTime)?.getTime(),
  }));
  return { things: things.filter(({ name }) => isWanted(name)), next: page.NextToken };
};
