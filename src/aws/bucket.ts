import { CreateBucketCommand, HeadBucketCommand, type BucketLocationConstraint } from '@aws-sdk/client-s3';
import { MlxError } from '../base/errors.ts';
import { awsName, awsRefusal } from './aws-refusal.ts';
import type { Aws } from './aws.ts';

/** The bucket that holds what mlx sends: the project's own choice, or SageMaker's customary one. */
export async function bucketOf(aws: Aws, project: { bucket?: string }): Promise<string> {
  return project.bucket ?? `sagemaker-${aws.region}-${(await aws.identity()).account}`;
}

/** Where Athena writes the rows of mlx's queries; ends with `/`. */
export async function resultsPlace(aws: Aws, project: { bucket?: string; name: string }): Promise<string> {
  return `s3://${await bucketOf(aws, project)}/mlx/${project.name}/athena/`;
}

/**
 * Makes the bucket where it is missing, and tells whether it did. Throws `BUCKET_UNUSABLE` where it is another account's or
 * lies in another region.
 */
export async function ensureBucket(aws: Aws, bucket: string): Promise<boolean> {
  if (await hasBucket(aws, bucket)) return false;
  const s3 = await aws.s3();
  const LocationConstraint = aws.region as BucketLocationConstraint;
  const inRegion = aws.region === 'us-east-1' ? {} : { CreateBucketConfiguration: { LocationConstraint } };
  try {
    await s3.send(new CreateBucketCommand({ Bucket: bucket, ...inRegion }));
    return true;
  } catch (error) {
    // Two runs may have wanted it at the same moment.
    if (awsName(error) === 'BucketAlreadyOwnedByYou') return false;
    if (awsName(error) !== 'BucketAlreadyExists') throw error;
    throw new MlxError(
      'BUCKET_UNUSABLE',
      { bucket, reason: 'another account has a bucket of this name' },
      { cause: error },
    );
  }
}

/** False where there is no such bucket. */
export async function hasBucket(aws: Aws, bucket: string): Promise<boolean> {
  const s3 = await aws.s3();
  try {
    await s3.send(new HeadBucketCommand({ Bucket: bucket }));
    return true;
  } catch (error) {
    // HeadBucket has no body, so that only the status tells what is the matter.
    const status = awsRefusal(error)?.status;
    if (status === 404) return false;
    if (status === 403) {
      const reason = "you may not use it, or it is another account's";
      throw new MlxError('BUCKET_UNUSABLE', { bucket, reason }, { cause: error });
    }
    if (status === 301 || status === 400) {
      throw new MlxError('BUCKET_UNUSABLE', { bucket, reason: `it is not in ${aws.region}` }, { cause: error });
    }
    throw error;
  }
}
