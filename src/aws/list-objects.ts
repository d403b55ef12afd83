import { ListObjectsV2Command } from '@aws-sdk/client-s3';
import type { Aws } from './aws.ts';
import type { S3Place } from '../base/s3-place.ts';

export interface ListedObject {
  key: string;
  /** Bytes. */
  size: number;
}

/** The objects whose keys begin as `place` says, in the order of their keys; `limit` ends the listing early. */
export async function listObjects(aws: Aws, place: S3Place, limit = Infinity): Promise<ListedObject[]> {
  const s3 = await aws.s3();
  const objects: ListedObject[] = [];
  let ContinuationToken: string | undefined;
  do {
    const page = await s3.send(
      new ListObjectsV2Command({ Bucket: place.bucket, Prefix: place.key, ContinuationToken }),
    );
    objects.push(...(page.Contents ?? []).map(({ Key: key = '', Size: size = 0 }) => ({ key, size })));
    ContinuationToken = page.NextContinuationToken;
  } while (ContinuationToken && objects.length < limit);
  return objects.slice(0, limit);
}
