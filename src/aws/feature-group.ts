import { DescribeFeatureGroupCommand } from '@aws-sdk/client-sagemaker';
import { MlxError } from '../base/errors.ts';
import { identifier, qualified } from '../base/sql.ts';
import type { Aws } from './aws.ts';

/** The query that gives the latest state of each record of a feature group's offline store. */
export async function latestFeaturesSql(aws: Aws, group: string): Promise<string> {
  const sagemaker = await aws.sagemaker();
  const description = await sagemaker.send(new DescribeFeatureGroupCommand({ FeatureGroupName: group }));
  const { Database: database, TableName: table } = description.OfflineStoreConfig?.DataCatalogConfig ?? {};
  if (!database || !table) throw new MlxError('FEATURES_OFFLINE_MISSING', { group });
  const names = (description.FeatureDefinitions ?? []).flatMap(({ FeatureName }) =>
    FeatureName ? [identifier(FeatureName)] : [],
  );
  const record = identifier(description.RecordIdentifierFeatureName ?? '');
  const order = [identifier(description.EventTimeFeatureName ?? ''), 'api_invocation_time', 'write_time'];
  // The store only ever appends: of each record the newest row counts, and none where that row deletes it.
  return [
    `SELECT ${names.join(', ')} FROM (`,
    `SELECT *, row_number() OVER (PARTITION BY ${record} ORDER BY ${order.map((name) => `${name} DESC`).join(', ')}) AS mlx_rank`,
    `FROM ${qualified(database, table)}`,
    ') WHERE mlx_rank = 1 AND NOT is_deleted',
  ].join(' ');
}
