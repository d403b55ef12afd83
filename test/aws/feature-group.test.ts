import type { DescribeFeatureGroupResponse } from '@aws-sdk/client-sagemaker';
import { expect, it } from 'vitest';
import type { Aws } from '../../src/aws/aws.ts';
import { latestFeaturesSql } from '../../src/aws/feature-group.ts';

function awsWith(group: Partial<DescribeFeatureGroupResponse>): Aws {
  const client = { send: async () => group };
  return { sagemaker: async () => client } as unknown as Aws;
}

it('asks for the newest row of each record that is not deleted', async () => {
  const aws = awsWith({
    RecordIdentifierFeatureName: 'id',
    EventTimeFeatureName: 'seen',
    FeatureDefinitions: ['id', 'seen', 'balance'].map((FeatureName) => ({ FeatureName, FeatureType: 'String' })),
    OfflineStoreConfig: {
      S3StorageConfig: { S3Uri: 's3://b/f' },
      DataCatalogConfig: { Catalog: 'AwsDataCatalog', Database: 'sagemaker_featurestore', TableName: 'customers_1' },
    },
  });
  await expect(latestFeaturesSql(aws, 'customers')).resolves.toMatchInlineSnapshot(
    `"SELECT "id", "seen", "balance" FROM ( SELECT *, row_number() OVER (PARTITION BY "id" ORDER BY "seen" DESC, api_invocation_time DESC, write_time DESC) AS mlx_rank FROM "sagemaker_featurestore"."customers_1" ) WHERE mlx_rank = 1 AND NOT is_deleted"`,
  );
});

it('refuses a group that keeps no table', async () => {
  await expect(latestFeaturesSql(awsWith({}), 'online')).rejects.toMatchObject({ code: 'FEATURES_OFFLINE_MISSING' });
});
