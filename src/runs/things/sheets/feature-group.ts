import type { DescribeFeatureGroupResponse } from '@aws-sdk/client-sagemaker';
import type { Thing } from '../thing.ts';
import { factsOf, type Sheet } from './sheet.ts';

/** Its features, its stores, and the table that the offline store is read as. */
export function featureSheet(thing: Thing, value: object): Sheet {
  const group = value as Partial<DescribeFeatureGroupResponse>;
  const { Database: database, TableName: name } = group.OfflineStoreConfig?.DataCatalogConfig ?? {};
  const table = database !== undefined && name !== undefined ? `${database}.${name}` : undefined;
  const failed = group.FailureReason;
  return {
    thing: { ...thing, status: group.FeatureGroupStatus },
    facts: [
      ...factsOf({ status: group.FeatureGroupStatus, record: group.RecordIdentifierFeatureName }),
      ...factsOf({ time: group.EventTimeFeatureName, made: group.CreationTime, table }),
      ...factsOf({ online: group.OnlineStoreConfig?.EnableOnlineStore ? 'yes' : 'no' }),
      ...factsOf({ offline: group.OfflineStoreConfig?.S3StorageConfig?.S3Uri ?? 'no' }),
      ...factsOf({
        format: group.OfflineStoreConfig?.TableFormat,
        about: group.Description,
        arn: group.FeatureGroupArn,
      }),
      ...(failed === undefined ? [] : [{ name: 'failed', value: failed, isBad: true }]),
    ],
    parts: [
      {
        title: 'features',
        heads: ['feature', 'type'],
        rows: (group.FeatureDefinitions ?? []).map((one) => [one.FeatureName ?? '', one.FeatureType ?? '']),
      },
    ],
    links: table === undefined ? [] : [{ kind: 'table', name: table }],
  };
}
