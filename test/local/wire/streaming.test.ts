import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { CreateBucketCommand, GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { describe, expect, it } from 'vitest';
import { localRequestHandler } from '../../../src/local/wire/request-handler.ts';
import { makeHandler } from '../../../src/local/wire/route.ts';
import { scratchAws, type ScratchAws } from '../fakes/scratch-aws.ts';

const piece = Buffer.alloc(100_000, 'abcdefg');
const pieces = 200;
const size = piece.length * pieces;

function* content(): Generator<Buffer> {
  for (let each = 0; each < pieces; each++) yield piece;
}

function s3Of(aws: ScratchAws): S3Client {
  return new S3Client({
    region: 'eu-west-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    requestHandler: localRequestHandler({ handle: makeHandler(aws) }),
  });
}

describe("the SDK's S3 client in this process", () => {
  it('streams an object in, with the checksum that it adds, and out again', async () => {
    using aws = scratchAws();
    const s3 = s3Of(aws);
    await s3.send(new CreateBucketCommand({ Bucket: 'my-bucket' }));
    const body = Readable.from(content(), { objectMode: false });
    await s3.send(new PutObjectCommand({ Bucket: 'my-bucket', Key: 'a b/ü', Body: body, ContentLength: size }));
    const answer = await s3.send(new GetObjectCommand({ Bucket: 'my-bucket', Key: 'a b/ü' }));
    const hash = createHash('sha256');
    for await (const part of answer.Body as Readable) hash.update(part as Buffer);
    const expected = createHash('sha256');
    for (const part of content()) expected.update(part);
    expect(answer.ContentLength).toBe(size);
    expect(hash.digest('hex')).toBe(expected.digest('hex'));
  });

  it('fails with the error that S3 names', async () => {
    using aws = scratchAws();
    const get = s3Of(aws).send(new GetObjectCommand({ Bucket: 'no-bucket', Key: 'a' }));
    await expect(get).rejects.toMatchObject({ name: 'NoSuchBucket', $metadata: { httpStatusCode: 404 } });
  });
});
