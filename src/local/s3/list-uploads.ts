import type { WireResponse } from '../embedded.ts';
import { countParameter, needBucket, ownerOf, xmlResponse, xmlTime, type S3Call } from './call.ts';
import { listUploads, type Upload } from './uploads.ts';

/** Most uploads on a page. */
const maxPage = 1000;

/** ListMultipartUploads, by key and then by time. A page goes on after a key, or after one upload of that key. */
export function listMultipartUploads(call: S3Call): WireResponse {
  needBucket(call);
  const { prefix = '', 'key-marker': key = '', 'upload-id-marker': id = '' } = call.request.query;
  const limit = Math.min(countParameter(call, 'max-uploads', maxPage), maxPage);
  const rest = after(listUploads(call.aws, call.bucket, prefix), key, id);
  const page = rest.slice(0, limit);
  const isTruncated = limit > 0 && rest.length > limit;
  return xmlResponse('ListMultipartUploadsResult', {
    Bucket: call.bucket,
    KeyMarker: key,
    UploadIdMarker: id,
    NextKeyMarker: isTruncated ? page.at(-1)?.key : undefined,
    NextUploadIdMarker: isTruncated ? page.at(-1)?.id : undefined,
    Prefix: prefix,
    MaxUploads: limit,
    IsTruncated: isTruncated,
    Upload: page.map((upload) => ({
      Key: upload.key,
      UploadId: upload.id,
      Initiator: ownerOf(call.aws),
      Owner: ownerOf(call.aws),
      StorageClass: 'STANDARD',
      Initiated: xmlTime(upload.started),
    })),
  });
}

function after(uploads: readonly Upload[], key: string, id: string): readonly Upload[] {
  if (key === '') return uploads;
  const place = uploads.findIndex((upload) => upload.key === key && upload.id === id);
  if (place >= 0) return uploads.slice(place + 1);
  const bytes = Buffer.from(key);
  return uploads.filter((upload) => bytes.compare(Buffer.from(upload.key)) < 0);
}
