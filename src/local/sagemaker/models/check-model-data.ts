import type { ContainerDefinition } from '@aws-sdk/client-sagemaker';
import { s3Place } from '../../../base/s3-place.ts';
import type { Embedded } from '../../embedded.ts';
import { modelUri } from '../../jobs/model-uri.ts';
import { invalid } from '../refusals.ts';

/** SageMaker looks for the data of a container before it takes a model or a model package. */
export function checkModelData(
  { ModelDataUrl: url, ModelDataSource: source }: Pick<ContainerDefinition, 'ModelDataUrl' | 'ModelDataSource'>,
  aws: Embedded,
): void {
  if (url && source) throw invalid('ModelDataUrl and ModelDataSource cannot both be specified in one container.');
  const isPrefix = source?.S3DataSource?.S3DataType === 'S3Prefix';
  const uri = url ?? source?.S3DataSource?.S3Uri;
  if (uri === undefined) return;
  const place = s3Place(modelUri(uri));
  const found = place && aws.objects.hasBucket(place.bucket) && isThere(place.bucket, place.key, isPrefix, aws);
  if (!found) throw invalid(`Could not find model data at ${uri}.`);
}

function isThere(bucket: string, key: string, isPrefix: boolean, aws: Embedded): boolean {
  if (!isPrefix) return aws.objects.head(bucket, key) !== undefined;
  return !aws.objects.list(bucket, key)[Symbol.iterator]().next().done;
}
