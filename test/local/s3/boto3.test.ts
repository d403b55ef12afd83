import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pythonTools } from '../../setup/python.ts';
import { openStorage, type Storage } from '../fakes/storage.ts';

const tools = pythonTools();

describe.skipIf(!tools)('boto3 and the embedded S3', () => {
  let storage: Storage;

  beforeAll(async () => {
    storage = await openStorage();
  });

  afterAll(() => storage.close());

  /** Runs Python with a client `s3`, a bucket of its own in `bucket`, and `error(call)`; what it calls `say` with comes back. */
  const python = async (source: string): Promise<unknown> => {
    const script = `
import io, json, random, boto3
from botocore.exceptions import ClientError
s3 = boto3.client("s3")
bucket = "bucket-%d" % random.getrandbits(60)
s3.create_bucket(Bucket=bucket)
def error(call, **arguments):
    try:
        call(**arguments)
    except ClientError as e:
        return [type(e).__name__, e.response["Error"]["Code"], e.response["ResponseMetadata"]["HTTPStatusCode"]]
def say(value):
    print(json.dumps(value, default=str))
${source}`;
    return JSON.parse(await storage.run(tools!.python, ['-c', script]));
  };

  test('an object comes back with its bytes, type, metadata and headers', async () => {
    const found = await python(`
s3.put_object(Bucket=bucket, Key="a/b.csv", Body=b"1,2\\n", ContentType="text/csv", Metadata={"made-by": "hand"},
    CacheControl="no-store", ContentEncoding="identity")
got = s3.get_object(Bucket=bucket, Key="a/b.csv")
say([got["Body"].read().decode(), got["ContentType"], got["Metadata"], got["CacheControl"], got["ContentEncoding"], got["ETag"],
    got["ContentLength"], "ChecksumCRC32" in got, s3.head_object(Bucket=bucket, Key="a/b.csv")["ContentLength"]])`);
    expect(found).toEqual([
      '1,2\n',
      'text/csv',
      { 'made-by': 'hand' },
      'no-store',
      'identity',
      '"3ecfad755fa825f7a17c5526ec44e651"',
      4,
      true,
      4,
    ]);
  });

  test('hostile keys come back whole from every list', async () => {
    const keys = ['..', '../x', '/', '//', 'a', 'a/', 'a/b', 'a b+c', 'é/日本', '&<>"', 'new\nline', 'x'.repeat(1024)];
    const listed = await python(`
keys = ${JSON.stringify(keys)}
for key in keys:
    s3.put_object(Bucket=bucket, Key=key, Body=key.encode())
v2 = [o["Key"] for o in s3.list_objects_v2(Bucket=bucket)["Contents"]]
v1 = [o["Key"] for o in s3.list_objects(Bucket=bucket)["Contents"]]
same = all(s3.get_object(Bucket=bucket, Key=key)["Body"].read().decode() == key for key in keys)
s3.delete_objects(Bucket=bucket, Delete={"Objects": [{"Key": key} for key in keys]})
say([v2 == sorted(keys, key=lambda key: key.encode()), v1 == v2, same, s3.list_objects_v2(Bucket=bucket)["KeyCount"]])`);
    expect(listed).toEqual([true, true, true, 0]);
  });

  test('pages and common prefixes of both listings tell every key once', async () => {
    expect(
      await python(`
for i in range(25):
    s3.put_object(Bucket=bucket, Key="d%d/%d" % (i % 5, i), Body=b"")
s3.put_object(Bucket=bucket, Key="top", Body=b"")
def walk(name, **more):
    prefixes, keys, pages = [], [], 0
    for page in s3.get_paginator(name).paginate(Bucket=bucket, PaginationConfig={"PageSize": 2}, **more):
        pages += 1
        prefixes += [p["Prefix"] for p in page.get("CommonPrefixes", [])]
        keys += [o["Key"] for o in page.get("Contents", [])]
    return [prefixes, len(keys), pages]
say([walk("list_objects_v2", Delimiter="/"), walk("list_objects", Delimiter="/"), walk("list_objects_v2"),
    walk("list_objects", Prefix="d1/"), walk("list_objects_v2", StartAfter="d4/")])`),
    ).toEqual([
      [['d0/', 'd1/', 'd2/', 'd3/', 'd4/'], 1, 3],
      [['d0/', 'd1/', 'd2/', 'd3/', 'd4/'], 1, 3],
      [[], 26, 13],
      [[], 5, 3],
      [[], 6, 3],
    ]);
  });

  test('a version that is not there is never taken for the object', async () => {
    expect(
      await python(`
s3.put_object(Bucket=bucket, Key="k", Body=b"kept")
say([
  error(s3.get_object, Bucket=bucket, Key="k", VersionId="other"),
  error(s3.delete_object, Bucket=bucket, Key="k", VersionId="other"),
  error(s3.copy_object, Bucket=bucket, Key="c", CopySource={"Bucket": bucket, "Key": "k", "VersionId": "other"}),
  s3.get_object(Bucket=bucket, Key="k", VersionId="null")["Body"].read().decode(),
])`),
    ).toEqual([...Array.from({ length: 3 }, () => ['ClientError', 'InvalidArgument', 400]), 'kept']);
  });

  test('parts are asked for by number', async () => {
    expect(
      await python(`
s3.put_object(Bucket=bucket, Key="k", Body=b"whole")
part = s3.get_object(Bucket=bucket, Key="k", PartNumber=1)
say([part["Body"].read().decode(), part["ContentRange"], part["ResponseMetadata"]["HTTPStatusCode"],
     error(s3.get_object, Bucket=bucket, Key="k", PartNumber=2)])`),
    ).toEqual(['whole', 'bytes 0-4/5', 206, ['ClientError', 'InvalidPartNumber', 416]]);
  });

  test('uploads under way are listed page by page, each once', async () => {
    expect(
      await python(`
for key in ["b", "a", "a", "ü", "c"]:
    s3.create_multipart_upload(Bucket=bucket, Key=key)
pages = s3.get_paginator("list_multipart_uploads").paginate(Bucket=bucket, PaginationConfig={"PageSize": 2})
found = [[(u["Key"], u["UploadId"]) for u in page["Uploads"]] for page in pages]
say([[[key for key, _ in page] for page in found], len({id for page in found for _, id in page}),
     [u["Key"] for u in s3.list_multipart_uploads(Bucket=bucket, KeyMarker="b")["Uploads"]]])`),
    ).toEqual([[['a', 'a'], ['b', 'c'], ['ü']], 5, ['c', 'ü']]);
  });

  test('a presigned URL serves any client until its time is over', async () => {
    expect(
      await python(`
import time, urllib.request, urllib.error
from botocore.config import Config
s3.put_object(Bucket=bucket, Key="a b+ü%", Body=b"signed")
def fetch(version, seconds, wait=0):
    client = boto3.client("s3", config=Config(signature_version=version))
    url = client.generate_presigned_url("get_object", Params={"Bucket": bucket, "Key": "a b+ü%"}, ExpiresIn=seconds)
    time.sleep(wait)
    try:
        return urllib.request.urlopen(url).read().decode()
    except urllib.error.HTTPError as e:
        return [e.code, "Request has expired" in e.read().decode()]
say([fetch("s3v4", 60), fetch("s3", 60), fetch("s3v4", 1, 2.1), fetch("s3", 1, 2.1)])`),
    ).toEqual(['signed', 'signed', [403, true], [403, true]]);
  });

  test('refusals arrive as the classes, codes and statuses of S3', async () => {
    expect(
      await python(`
s3.put_object(Bucket=bucket, Key="k", Body=b"0123456789")
say([
  error(s3.get_object, Bucket=bucket, Key="none"),
  error(s3.head_object, Bucket=bucket, Key="none"),
  error(s3.get_object, Bucket="no-such-bucket-here", Key="k"),
  error(s3.head_bucket, Bucket="no-such-bucket-here"),
  error(s3.delete_bucket, Bucket=bucket),
  error(s3.get_object, Bucket=bucket, Key="k", Range="bytes=10-"),
  error(s3.get_object, Bucket=bucket, Key="k", IfMatch='"other"'),
  error(s3.put_object, Bucket=bucket, Key="k", Body=b"", IfNoneMatch="*"),
  error(s3.copy_object, Bucket=bucket, Key="k", CopySource=bucket + "/k"),
  error(s3.get_object_acl, Bucket=bucket, Key="k"),
  error(s3.put_object_tagging, Bucket=bucket, Key="k", Tagging={"TagSet": []}),
  error(s3.put_object, Bucket=bucket, Key="k" * 1025, Body=b""),
  error(s3.create_bucket, Bucket="bucket-elsewhere", CreateBucketConfiguration={"LocationConstraint": "eu-west-1"}),
  error(s3.abort_multipart_upload, Bucket=bucket, Key="k", UploadId="none"),
  error(s3.put_object, Bucket=bucket, Key="k", Body=b"x", ChecksumCRC32="AAAAAA=="),
  error(s3.put_object, Bucket=bucket, Key="k", Body=b"x", ContentMD5="AAAAAAAAAAAAAAAAAAAAAA=="),
  error(s3.put_object, Bucket=bucket, Key="k", Body=b"x", ContentMD5="AAAA"),
  s3.get_object(Bucket=bucket, Key="k")["Body"].read().decode(),
])`),
    ).toEqual([
      ['NoSuchKey', 'NoSuchKey', 404],
      ['ClientError', '404', 404],
      ['NoSuchBucket', 'NoSuchBucket', 404],
      ['ClientError', '404', 404],
      ['ClientError', 'BucketNotEmpty', 409],
      ['ClientError', 'InvalidRange', 416],
      ['ClientError', 'PreconditionFailed', 412],
      ['ClientError', 'PreconditionFailed', 412],
      ['InvalidRequest', 'InvalidRequest', 400],
      ['ClientError', 'NotImplemented', 501],
      ['ClientError', 'NotImplemented', 501],
      ['ClientError', 'KeyTooLongError', 400],
      ['ClientError', 'IllegalLocationConstraintException', 400],
      ['NoSuchUpload', 'NoSuchUpload', 404],
      ['ClientError', 'BadDigest', 400],
      ['ClientError', 'BadDigest', 400],
      ['ClientError', 'InvalidDigest', 400],
      '0123456789',
    ]);
  });

  test('ranges and conditions give the parts that were asked for', async () => {
    expect(
      await python(`
s3.put_object(Bucket=bucket, Key="k", Body=b"0123456789")
def part(range):
    got = s3.get_object(Bucket=bucket, Key="k", Range=range)
    return [got["Body"].read().decode(), got.get("ContentRange")]
etag = s3.head_object(Bucket=bucket, Key="k")["ETag"]
say([part("bytes=2-4"), part("bytes=7-"), part("bytes=-2"), part("bytes=5-99"), part("lines=1-2"),
    error(s3.get_object, Bucket=bucket, Key="k", IfNoneMatch=etag)])`),
    ).toEqual([
      ['234', 'bytes 2-4/10'],
      ['789', 'bytes 7-9/10'],
      ['89', 'bytes 8-9/10'],
      ['56789', 'bytes 5-9/10'],
      ['0123456789', null],
      ['ClientError', '304', 304],
    ]);
  });

  test('a copy keeps the metadata or replaces it, also onto itself', async () => {
    expect(
      await python(`
s3.put_object(Bucket=bucket, Key="from here", Body=b"bytes", Metadata={"v": "1"}, ContentType="text/plain")
s3.copy_object(Bucket=bucket, Key="to", CopySource={"Bucket": bucket, "Key": "from here"})
kept = s3.get_object(Bucket=bucket, Key="to")
s3.copy_object(Bucket=bucket, Key="to", CopySource={"Bucket": bucket, "Key": "to"}, MetadataDirective="REPLACE", Metadata={"v": "2"})
new = s3.get_object(Bucket=bucket, Key="to")
say([kept["Body"].read().decode(), kept["Metadata"], kept["ContentType"], new["Body"].read().decode(), new["Metadata"]])`),
    ).toEqual(['bytes', { v: '1' }, 'text/plain', 'bytes', { v: '2' }]);
  });

  test('a multipart upload becomes one object with the ETag of its parts', async () => {
    expect(
      await python(`
import hashlib
five = 5 * 1024 * 1024
pieces = [b"a" * five, b"b" * five, b"end"]
up = s3.create_multipart_upload(Bucket=bucket, Key="big", ContentType="x/y")["UploadId"]
parts = [{"PartNumber": n + 1, "ETag": s3.upload_part(Bucket=bucket, Key="big", UploadId=up, PartNumber=n + 1, Body=p)["ETag"]}
    for n, p in enumerate(pieces)]
listed = [p["Size"] for p in s3.list_parts(Bucket=bucket, Key="big", UploadId=up)["Parts"]]
wrong = [{**parts[0], "ETag": "none"}]
refused = [error(s3.complete_multipart_upload, Bucket=bucket, Key="big", UploadId=up, MultipartUpload={"Parts": p})
    for p in (wrong, parts[::-1], parts + [{**parts[2], "PartNumber": 9}])]
before = error(s3.head_object, Bucket=bucket, Key="big")
done = s3.complete_multipart_upload(Bucket=bucket, Key="big", UploadId=up, MultipartUpload={"Parts": parts})
etag = '"' + hashlib.md5(b"".join(hashlib.md5(p).digest() for p in pieces)).hexdigest() + '-3"'
got = s3.get_object(Bucket=bucket, Key="big")
say([listed, refused, before, done["ETag"] == etag, got["Body"].read() == b"".join(pieces), got["ContentType"],
    s3.list_multipart_uploads(Bucket=bucket).get("Uploads")])`),
    ).toEqual([
      [5242880, 5242880, 3],
      [
        ['ClientError', 'InvalidPart', 400],
        ['ClientError', 'InvalidPartOrder', 400],
        ['ClientError', 'InvalidPart', 400],
      ],
      ['ClientError', '404', 404],
      true,
      true,
      'x/y',
      null,
    ]);
  });

  test('a part may be copied from a range of another object', async () => {
    expect(
      await python(`
s3.put_object(Bucket=bucket, Key="source", Body=b"0123456789")
up = s3.create_multipart_upload(Bucket=bucket, Key="k")["UploadId"]
etag = s3.upload_part_copy(Bucket=bucket, Key="k", UploadId=up, PartNumber=1, CopySource=bucket + "/source",
    CopySourceRange="bytes=3-5")["CopyPartResult"]["ETag"]
s3.complete_multipart_upload(Bucket=bucket, Key="k", UploadId=up, MultipartUpload={"Parts": [{"PartNumber": 1, "ETag": etag}]})
say(s3.get_object(Bucket=bucket, Key="k")["Body"].read().decode())`),
    ).toBe('345');
  });

  test("the transfer manager's upload and download of 20 MB agree", async () => {
    expect(
      await python(`
data = random.Random(1).randbytes(20 * 1024 * 1024)
s3.upload_fileobj(io.BytesIO(data), bucket, "big")
back = io.BytesIO()
s3.download_fileobj(bucket, "big", back)
say([back.getvalue() == data, s3.head_object(Bucket=bucket, Key="big")["ETag"][-3:]])`),
    ).toEqual([true, '-3"']);
  });

  test('buckets are made, listed, found and deleted', async () => {
    expect(
      await python(`
s3.create_bucket(Bucket=bucket)
listed = bucket in [b["Name"] for b in s3.list_buckets()["Buckets"]]
location = s3.get_bucket_location(Bucket=bucket)["LocationConstraint"]
region = s3.head_bucket(Bucket=bucket)["ResponseMetadata"]["HTTPHeaders"]["x-amz-bucket-region"]
s3.delete_bucket(Bucket=bucket)
say([listed, location, region, error(s3.head_bucket, Bucket=bucket), error(s3.create_bucket, Bucket="Not_Legal.")])`),
    ).toEqual([true, null, 'us-east-1', ['ClientError', '404', 404], ['ClientError', 'InvalidBucketName', 400]]);
  });
});
