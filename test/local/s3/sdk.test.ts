import {
  CopyObjectCommand,
  CreateBucketCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListBucketsCommand,
  ListObjectsV2Command,
  NoSuchKey,
  NotFound,
  PutObjectCommand,
  S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openStorage, type Storage } from '../fakes/storage.ts';

let storage: Storage;
let s3: S3Client;

const Bucket = 'sdk-bucket';

const broken = (code: string): Readable =>
  Readable.from(
    (async function* () {
      yield Buffer.from('half');
      throw Object.assign(new Error(code), { code });
    })(),
  );

beforeEach(async () => {
  storage = await openStorage();
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  s3 = new S3Client({ region: 'us-east-1', credentials, requestHandler: storage.requestHandler, maxAttempts: 1 });
  await s3.send(new CreateBucketCommand({ Bucket }));
});

afterEach(() => storage.close());

const read = async (Key: string, Range?: string): Promise<string | undefined> => {
  const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key, Range }));
  return Body?.transformToString();
};

test('the SDK stores and reads objects in the process, with the bucket in the host', async () => {
  await s3.send(new PutObjectCommand({ Bucket, Key: 'a/b', Body: 'hello', Metadata: { name: 'Jörg 日本' } }));
  expect(await read('a/b')).toBe('hello');
  expect(await read('a/b', 'bytes=1-2')).toBe('el');
  const head = await s3.send(new HeadObjectCommand({ Bucket, Key: 'a/b' }));
  expect(head.ContentLength).toBe(5);
  expect(storage.aws.objects.head(Bucket, 'a/b')?.metadata).toEqual({ name: 'Jörg 日本' });
});

test('bodies stream in and out', async () => {
  const chunk = Buffer.alloc(1024 * 1024, 'x');
  const Body = Readable.from(Array.from({ length: 8 }, () => chunk));
  await s3.send(new PutObjectCommand({ Bucket, Key: 'big', Body, ContentLength: 8 * chunk.length }));
  expect((await read('big'))?.length).toBe(8 * chunk.length);
});

test('hostile keys are stored, listed and deleted under their own names', async () => {
  const keys = ['..', '../../x', '/', '//', '/a', 'a', 'a/', 'a/b', 'a?b#c%41', 'new\nline', '&<>"\'', '+ ~', '日本'];
  for (const Key of keys) await s3.send(new PutObjectCommand({ Bucket, Key, Body: Key }));
  for (const key of keys) expect(await read(key)).toBe(key);
  const listed = await s3.send(new ListObjectsV2Command({ Bucket }));
  expect(listed.Contents?.map(({ Key }) => Key).toSorted()).toEqual(keys.toSorted());
  await s3.send(
    new CopyObjectCommand({ Bucket, Key: 'copy', CopySource: `${Bucket}/${encodeURIComponent('a?b#c%41')}` }),
  );
  expect(await read('copy')).toBe('a?b#c%41');
  await s3.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects: [...keys, 'copy'].map((Key) => ({ Key })) } }));
  expect([...storage.aws.objects.list(Bucket, '')]).toEqual([]);
});

test('errors arrive as the classes of the SDK', async () => {
  await expect(read('none')).rejects.toBeInstanceOf(NoSuchKey);
  await expect(s3.send(new HeadObjectCommand({ Bucket, Key: 'none' }))).rejects.toBeInstanceOf(NotFound);
  const refused = s3.send(new PutObjectCommand({ Bucket: 'no-such-bucket-here', Key: 'k', Body: 'x' }));
  await expect(refused).rejects.toBeInstanceOf(S3ServiceException);
  await expect(refused).rejects.toMatchObject({ name: 'NoSuchBucket' });
});

test('a body that breaks off or a full disk stores nothing and says so', async () => {
  const put = (Body: Readable): Promise<unknown> =>
    s3.send(new PutObjectCommand({ Bucket, Key: 'k', Body, ContentLength: 8 }));
  await expect(put(broken('ECONNRESET'))).rejects.toThrow('ECONNRESET');
  await expect(put(broken('ENOSPC'))).rejects.toThrow(/the disk is full/u);
  expect(storage.aws.objects.head(Bucket, 'k')).toBeUndefined();
});

test('buckets are listed with the time of their making', async () => {
  const { Buckets = [] } = await s3.send(new ListBucketsCommand({}));
  expect(Buckets.map(({ Name }) => Name)).toEqual([Bucket]);
  expect(Buckets[0]?.CreationDate).toBeInstanceOf(Date);
});
