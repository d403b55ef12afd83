import type { Embedded, JsonService } from '../../embedded.ts';
import { ServiceError } from '../../service-error.ts';
import { sagemakerArn } from '../arn.ts';
import { offsetOf } from '../next-page.ts';
import { invalid } from '../refusals.ts';

/** Endpoints and feature groups can't be made here: there are none, and SageMaker says so in these words. */
export const servingOperations: JsonService['operations'] = {
  DescribeEndpoint: ({ EndpointName: name }: { EndpointName: string }, aws: Embedded) => {
    throw invalid(`Could not find endpoint "${sagemakerArn(`endpoint/${name}`, aws.identity)}".`);
  },
  DescribeEndpointConfig: ({ EndpointConfigName: name }: { EndpointConfigName: string }, aws: Embedded) => {
    throw invalid(`Could not find endpoint configuration "${sagemakerArn(`endpoint-config/${name}`, aws.identity)}".`);
  },
  DescribeFeatureGroup: ({ FeatureGroupName: name }: { FeatureGroupName: string }) => {
    throw new ServiceError(
      'ResourceNotFound',
      `Resource Not Found: Amazon SageMaker can't find a FeatureGroup with name ${name}`,
    );
  },
  ListEndpoints: (request: Paged) => emptyPage('Endpoints', request),
  ListFeatureGroups: (request: Paged) => emptyPage('FeatureGroupSummaries', request),
};

interface Paged {
  NextToken?: string;
}

/** No page was ever followed by another, so no token is one of these lists'. */
function emptyPage(member: string, { NextToken: token }: Paged): object {
  offsetOf(member, token);
  return { [member]: [] };
}
