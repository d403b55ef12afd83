import { expect, test } from 'vitest';
import { addressOf, copySourceOf } from '../../../src/local/s3/address.ts';
import { readXml } from '../../../src/local/s3/read-xml.ts';
import { rangeOf } from '../../../src/local/s3/range.ts';
import { writeXml } from '../../../src/local/s3/write-xml.ts';

test.each([
  ['127.0.0.1:4566', '/bucket/a/b', 'bucket', 'a/b'],
  ['localhost:4566', '/bucket', 'bucket', ''],
  ['localhost', '/', '', ''],
  ['s3.us-east-1.amazonaws.com', '/bucket//key', 'bucket', '/key'],
  ['bucket.s3.us-east-1.amazonaws.com', '/a%2Fb%20c/../d', 'bucket', 'a/b c/../d'],
  ['my.dotted.bucket.s3.amazonaws.com', '/k', 'my.dotted.bucket', 'k'],
  ['bucket.s3-eu-west-1.amazonaws.com', '/k', 'bucket', 'k'],
  ['bucket.localhost:4566', '/k', 'bucket', 'k'],
  ['s3.localhost:4566', '/bucket/k', 'bucket', 'k'],
])('%s%s is about bucket "%s" and key "%s"', (host, path, bucket, key) => {
  expect(addressOf({ path, headers: { host } })).toEqual({ bucket, key });
});

test('a path that is not UTF-8 is refused', () => {
  const refused = expect.objectContaining({ name: 'InvalidURI' });
  expect(() => addressOf({ path: '/bucket/%ff', headers: {} })).toThrow(refused);
  expect(() => addressOf({ path: '/bucket/%zz', headers: {} })).toThrow(refused);
});

test('the source of a copy may begin with a slash, and must name bucket and key', () => {
  expect(copySourceOf('/bucket/a%20b?versionId=null')).toEqual({ bucket: 'bucket', key: 'a b' });
  expect(() => copySourceOf('bucket/')).toThrow(/must mention the source bucket and key/u);
  expect(() => copySourceOf('bucket')).toThrow(/must mention the source bucket and key/u);
});

test.each([
  ['bytes=0-0', 10, { start: 0, end: 0 }],
  ['bytes=5-', 10, { start: 5, end: 9 }],
  ['bytes=-3', 10, { start: 7, end: 9 }],
  ['bytes=-30', 10, { start: 0, end: 9 }],
  ['bytes=2-100', 10, { start: 2, end: 9 }],
  ['bytes=5-2', 10, undefined],
  ['bytes=0-1,3-4', 10, undefined],
  ['lines=0-1', 10, undefined],
  [undefined, 10, undefined],
])('%s of %i bytes is %j', (header, size, range) => {
  expect(rangeOf(header, size)).toEqual(range);
});

test.each(['bytes=10-', 'bytes=-0', 'bytes=10-20'])('%s of 10 bytes can not be satisfied', (header) => {
  expect(() => rangeOf(header, 10)).toThrow(expect.objectContaining({ name: 'InvalidRange', status: 416 }));
});

test('XML is read with its entities, CDATA, comments and namespaces', () => {
  const document = `\uFEFF<?xml version="1.0"?>
    <!-- a comment --><s:Delete xmlns:s="x"><Quiet>true</Quiet><Object><Key>a&amp;b&#x0A;&#98;<![CDATA[<c>]]></Key></Object><Empty/></s:Delete>`;
  expect(readXml(document)).toMatchObject({
    name: 'Delete',
    children: [
      { name: 'Quiet', text: 'true' },
      { name: 'Object', children: [{ name: 'Key', text: 'a&b\nb<c>' }] },
      { name: 'Empty', text: '', children: [] },
    ],
  });
});

test.each([
  '',
  'text',
  '<a>',
  '<a></b>',
  '</a>',
  '<a/><b/>',
  '<a>&unknown;</a>',
  '<a>&</a>',
  '<a>&#x110000;</a>',
  '<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>',
  `${'<a>'.repeat(100)}${'</a>'.repeat(100)}`,
])('%j is refused as malformed', (document) => {
  expect(() => readXml(document)).toThrow(expect.objectContaining({ name: 'MalformedXML' }));
});

test('what is written as XML is read back the same', () => {
  const Key = 'a<b>&"\'\n\t\u0001é日本😀';
  const document = writeXml('ListBucketResult', { Contents: [{ Key }, { Key: undefined }], IsTruncated: false });
  expect(readXml(document.toString('utf8'))).toMatchObject({
    children: [{ children: [{ name: 'Key', text: Key }] }, { children: [] }, { name: 'IsTruncated', text: 'false' }],
  });
});
