import { GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import type { S3Place } from '../base/s3-place.ts';
import { awsRefusal } from './aws-refusal.ts';
import type { Aws } from './aws.ts';

/** A JSON object of S3 with the ETag by which it may be replaced. */
export interface JsonObject {
  value: unknown;
  etag: string;
}

/** Reads an object as JSON; undefined where it is not there. Throws SyntaxError where it is no JSON. */
export async function readJson(aws: Aws, place: S3Place): Promise<JsonObject | undefined> {
  const s3 = await aws.s3();
  try {
    const { Body, ETag = '' } = await s3.send(new GetObjectCommand({ Bucket: place.bucket, Key: place.key }));
    return { value: JSON.parse((await Body?.transformToString()) ?? ''), etag: ETag };
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

/** What must be true of the object for it to be written. */
export type WriteCondition = { kind: 'always' } | { kind: 'absent' } | { kind: 'unchanged'; etag: string };

/** Writes an object; answers its ETag, and undefined where the condition did not hold, so that nothing was written. */
export async function writeJson(
  aws: Aws,
  place: S3Place,
  value: unknown,
  condition: WriteCondition = { kind: 'always' },
): Promise<string | undefined> {
  const s3 = await aws.s3();
  try {
    const { ETag = '' } = await s3.send(
      new PutObjectCommand({
        Bucket: place.bucket,
        Key: place.key,
        Body: Buffer.from(`${JSON.stringify(value)}\n`),
        ContentType: 'application/json',
        ...(condition.kind === 'absent' && { IfNoneMatch: '*' }),
        ...(condition.kind === 'unchanged' && { IfMatch: condition.etag }),
      }),
    );
    return ETag;
  } catch (error) {
    // 409 is S3's answer to the slower of two writes at one moment.
    const { status } = awsRefusal(error) ?? {};
    if (condition.kind !== 'always' && (status === 412 || status === 409 || status === 404)) return undefined;
    throw error;
  }
}

function isMissing(error: unknown): boolean {
  const { name, status } = awsRefusal(error) ?? {};
  return name === 'NoSuchKey' || name === 'NoSuchBucket' || status === 404;
}
