import { DeleteObjectsCommand } from '@aws-sdk/client-s3';
import type { S3Place } from '../base/s3-place.ts';
import type { Aws } from './aws.ts';
import { listObjects } from './list-objects.ts';

/** What one call deletes at most. */
const page = 1000;

/** Deletes all objects whose keys begin as `place` says. */
export async function emptyPrefix(aws: Aws, place: S3Place): Promise<void> {
  const s3 = await aws.s3();
  const keys = (await listObjects(aws, place)).map(({ key: Key }) => ({ Key }));
  for (let start = 0; start < keys.length; start += page) {
    const Delete = { Objects: keys.slice(start, start + page), Quiet: true };
    const { Errors: [error] = [] } = await s3.send(new DeleteObjectsCommand({ Bucket: place.bucket, Delete }));
    if (error) throw new Error(`s3://${place.bucket}/${error.Key} can't be deleted: ${error.Message}`);
  }
}
