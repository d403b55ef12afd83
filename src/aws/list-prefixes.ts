import { ListObjectsV2Command } from '@aws-sdk/client-s3';
import type { S3Place } from '../base/s3-place.ts';
import { awsRefusal } from './aws-refusal.ts';
import type { Aws } from './aws.ts';

/** The folders right below a prefix, as keys that end with `/`; none where there is no such bucket. */
export async function listPrefixes(aws: Aws, place: S3Place): Promise<string[]> {
  const s3 = await aws.s3();
  const found: string[] = [];
  let ContinuationToken: string | undefined;
  try {
    do {
      const page = await s3.send(
        new ListObjectsV2Command({ Bucket: place.bucket, Prefix: place.key, Delimiter: '/', ContinuationToken }),
      );
      found.push(...(page.CommonPrefixes ?? []).flatMap(({ Prefix }) => Prefix ?? []));
      ContinuationToken = page.NextContinuationToken;
    } while (ContinuationToken);
  } catch (error) {
    if (awsRefusal(error)?.name !== 'NoSuchBucket') throw error;
  }
  return found;
}
