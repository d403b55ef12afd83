import { createReadStream } from 'node:fs';
import type { WireResponse } from '../embedded.ts';
import { ServiceError } from '../service-error.ts';
import { incomingBody } from './body.ts';
import { countParameter, emptyResponse, needBucket, ownerOf, xmlResponse, xmlTime, type S3Call } from './call.ts';
import { copySource } from './copy-object.ts';
import { checkKey } from './names.ts';
import { metaOf } from './object-headers.ts';
import { rangeOf } from './range.ts';
import { beginUpload, endUpload, keepPart, needUpload, partsOf, type Upload } from './uploads.ts';

/** Highest number that a part may have. */
const maxPart = 10_000;

const maxPage = 1000;

export function createMultipartUpload(call: S3Call): WireResponse {
  const { request, aws, bucket, key } = call;
  needBucket(call);
  checkKey(key);
  const id = beginUpload(aws, bucket, key, metaOf(request.headers));
  const algorithm = request.headers['x-amz-checksum-algorithm'];
  const headers: Record<string, string> = algorithm === undefined ? {} : { 'x-amz-checksum-algorithm': algorithm };
  return xmlResponse('InitiateMultipartUploadResult', { Bucket: bucket, Key: key, UploadId: id }, headers);
}

export async function uploadPart(call: S3Call): Promise<WireResponse> {
  const upload = uploadOf(call);
  const number = partNumber(call);
  const { content, checksums } = incomingBody(call.request);
  const part = await keepPart(call.aws, upload, number, content, checksums);
  return emptyResponse(200, { etag: part.etag, ...part.headers });
}

export async function uploadPartCopy(call: S3Call): Promise<WireResponse> {
  const upload = uploadOf(call);
  const number = partNumber(call);
  const source = copySource(call);
  const asked = call.request.headers['x-amz-copy-source-range'];
  const range = rangeOf(asked, source.size);
  if (asked !== undefined && range === undefined) throw badCopyRange(asked);
  const body = range ? createReadStream(source.path, range) : { file: source.path };
  const part = await keepPart(call.aws, upload, number, body, () => ({}));
  return xmlResponse('CopyPartResult', { LastModified: xmlTime(part.modified), ETag: part.etag });
}

export function abortMultipartUpload(call: S3Call): WireResponse {
  endUpload(call.aws, uploadOf(call));
  return emptyResponse(204);
}

export function listParts(call: S3Call): WireResponse {
  const upload = uploadOf(call);
  const marker = countParameter(call, 'part-number-marker', 0);
  const limit = Math.min(countParameter(call, 'max-parts', maxPage), maxPage);
  const rest = partsOf(call.aws, upload).filter(({ number }) => number > marker);
  const page = rest.slice(0, limit);
  return xmlResponse('ListPartsResult', {
    Bucket: upload.bucket,
    Key: upload.key,
    UploadId: upload.id,
    Initiator: ownerOf(call.aws),
    Owner: ownerOf(call.aws),
    StorageClass: 'STANDARD',
    PartNumberMarker: marker,
    NextPartNumberMarker: page.at(-1)?.number ?? marker,
    MaxParts: limit,
    IsTruncated: rest.length > page.length,
    Part: page.map(({ number, size, etag, modified }) => ({
      PartNumber: number,
      LastModified: xmlTime(modified),
      ETag: etag,
      Size: size,
    })),
  });
}

function uploadOf(call: S3Call): Upload {
  needBucket(call);
  return needUpload(call.aws, call.bucket, call.key, call.request.query['uploadId'] ?? '');
}

function partNumber(call: S3Call): number {
  const text = call.request.query['partNumber'] ?? '';
  const number = /^\d{1,5}$/u.test(text) ? Number(text) : 0;
  if (number >= 1 && number <= maxPart) return number;
  const told = `Part number must be an integer between 1 and ${maxPart}, inclusive`;
  throw new ServiceError('InvalidArgument', told, { extra: { ArgumentName: 'partNumber', ArgumentValue: text } });
}

function badCopyRange(asked: string): ServiceError {
  const told =
    'The x-amz-copy-source-range value must be of the form bytes=first-last where first and last are the zero-based offsets of the first and last bytes to copy';
  return new ServiceError('InvalidArgument', told, {
    extra: { ArgumentName: 'x-amz-copy-source-range', ArgumentValue: asked },
  });
}
