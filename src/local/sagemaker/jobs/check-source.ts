import { s3Place } from '../../../base/s3-place.ts';
import type { Embedded } from '../../embedded.ts';
import { invalid } from '../refusals.ts';

/** Where an input's data is said to lie. */
export interface Source {
  uri: string;
  /** `S3Prefix`: objects below the URI; otherwise the URI is one object, a manifest. */
  type: string | undefined;
}

/** SageMaker looks for an input's objects before it takes the job. */
export function checkSource(source: Source, role: string, aws: Embedded): void {
  const { bucket, key } = s3Place(source.uri) ?? { bucket: '', key: '' };
  if (aws.objects.hasBucket(bucket)) {
    const found = source.type === 'S3Prefix' ? hasAny(aws, bucket, key) : aws.objects.head(bucket, key) !== undefined;
    if (found) return;
  }
  throw invalid(
    `No S3 objects found under S3 URL "${source.uri}" given in input data source. Please ensure that the bucket exists in ` +
      `the selected region (${aws.identity.region}), that objects exist under that S3 prefix, and that the role "${role}" ` +
      `has "s3:ListBucket" permissions on bucket "${bucket}".`,
  );
}

function hasAny(aws: Embedded, bucket: string, prefix: string): boolean {
  for (const _ of aws.objects.list(bucket, prefix)) return true;
  return false;
}
