import { createHash } from 'node:crypto';
import type { WireResponse } from '../embedded.ts';
import { ServiceError } from '../service-error.ts';
import { documentOf } from './body.ts';
import { needBucket, xmlResponse, type S3Call } from './call.ts';
import { checksumHeaders, checksumTypeHeader, compositeChecksum, checksumPrefix } from './checksum.ts';
import { checkWrite, conditionsOf } from './conditions.ts';
import { childText, malformed, readXml } from './read-xml.ts';
import { endUpload, joined, needUpload, partsOf, type Part } from './uploads.ts';

/** Least bytes of every part but the last. */
const minPart = 5 * 1024 * 1024;

/** CompleteMultipartUpload: the named parts become one object, whose ETag is the MD5 of the parts' MD5s and their count. */
export async function completeMultipartUpload(call: S3Call): Promise<WireResponse> {
  const { request, aws, bucket, key } = call;
  needBucket(call);
  const upload = needUpload(aws, bucket, key, request.query['uploadId'] ?? '');
  const parts = chosenParts(await documentOf(request), partsOf(aws, upload));
  const checksums = compositeChecksums(parts);
  const conditions = conditionsOf(request.headers);
  const object = await aws.objects.put(bucket, key, joined(parts), {
    ...upload.meta,
    etag: etagOf(parts),
    headers: { ...upload.meta.headers, ...checksums, ...checksumTypeHeader(checksums, 'COMPOSITE') },
    check: (existing) => checkWrite(conditions, existing),
  });
  endUpload(aws, upload);
  return xmlResponse('CompleteMultipartUploadResult', {
    Location: `https://${bucket}.s3.${aws.identity.region}.amazonaws.com/${encodeURIComponent(key)}`,
    Bucket: bucket,
    Key: key,
    ETag: object.etag,
    ...Object.fromEntries(Object.entries(checksums).map(([name, value]) => [elementOf(name), value])),
  });
}

function chosenParts(document: string, kept: readonly Part[]): Part[] {
  const named = namedParts(document);
  if (named.some(({ number }, index) => !(number > (named[index - 1]?.number ?? 0)))) throw outOfOrder();
  const byNumber = new Map(kept.map((part) => [part.number, part]));
  const parts = named.map(({ number, etag }) => {
    const part = byNumber.get(number);
    if (part?.etag !== `"${etag}"`) throw invalidPart(number, etag);
    return part;
  });
  const small = parts.slice(0, -1).find(({ size }) => size < minPart);
  if (small) throw tooSmall(small);
  return parts;
}

function namedParts(document: string): { number: number; etag: string }[] {
  const root = readXml(document);
  const elements = root.children.filter(({ name }) => name === 'Part');
  if (root.name !== 'CompleteMultipartUpload' || elements.length === 0) throw malformed();
  return elements.map((element) => ({
    number: Number(childText(element, 'PartNumber')),
    etag: (childText(element, 'ETag') ?? '').replaceAll('"', ''),
  }));
}

function outOfOrder(): ServiceError {
  const told = 'The list of parts was not in ascending order. Parts must be ordered by part number.';
  return new ServiceError('InvalidPartOrder', told);
}

function invalidPart(number: number, etag: string): ServiceError {
  const told =
    "One or more of the specified parts could not be found.  The part may not have been uploaded, or the specified entity tag may not match the part's entity tag.";
  return new ServiceError('InvalidPart', told, { extra: { PartNumber: number, ETag: etag } });
}

function tooSmall({ number, size, etag }: Part): ServiceError {
  return new ServiceError('EntityTooSmall', 'Your proposed upload is smaller than the minimum allowed size', {
    extra: { ProposedSize: size, MinSizeAllowed: minPart, PartNumber: number, ETag: etag.replaceAll('"', '') },
  });
}

function etagOf(parts: readonly Part[]): string {
  const hash = createHash('md5');
  for (const { etag } of parts) hash.update(Buffer.from(etag.replaceAll('"', ''), 'hex'));
  return `"${hash.digest('hex')}-${parts.length}"`;
}

/** Checksums that every part came with. */
function compositeChecksums(parts: readonly Part[]): Record<string, string> {
  return Object.fromEntries(
    checksumHeaders.flatMap((name) => {
      const given = parts.flatMap(({ headers }) => headers[name] ?? []);
      const value = given.length === parts.length ? compositeChecksum(name, given) : undefined;
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

/** `x-amz-checksum-crc32` → `ChecksumCRC32`. */
function elementOf(header: string): string {
  return `Checksum${header.replace(checksumPrefix, '').toUpperCase()}`;
}
