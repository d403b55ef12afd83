import type { WireResponse } from '../embedded.ts';
import { pageToken, positionIn } from '../page-token.ts';
import { ServiceError } from '../service-error.ts';
import { countParameter, needBucket, ownerOf, xmlResponse, xmlTime, type S3Call } from './call.ts';
import { listPage, type ListedObject, type ListingPage } from './listing.ts';
import type { XmlContent } from './write-xml.ts';

/** Most keys and common prefixes on a page. */
const maxPage = 1000;

/** ListObjectsV2. */
export function listObjectsV2(call: S3Call): WireResponse {
  const { query } = call.request;
  const token = query['continuation-token'];
  const asked = readQuery(call, token === undefined ? (query['start-after'] ?? '') : afterIn(token));
  const { page, encode } = asked;
  const owner = query['fetch-owner'] === 'true' ? { Owner: ownerOf(call.aws) } : {};
  return xmlResponse('ListBucketResult', {
    ...shared(call, asked),
    ContinuationToken: token,
    StartAfter: query['start-after'] === undefined ? undefined : encode(query['start-after']),
    KeyCount: page.objects.length + page.prefixes.length,
    NextContinuationToken: page.next === undefined ? undefined : pageToken(tokenKind, [page.next]),
    Contents: page.objects.map((object) => ({ ...listed(object, encode), ...owner })),
    CommonPrefixes: page.prefixes.map((prefix) => ({ Prefix: encode(prefix) })),
  });
}

/** ListObjects, the first version: it goes on after a key, and names that key only where there is a delimiter. */
export function listObjectsV1(call: S3Call): WireResponse {
  const { query } = call.request;
  const marker = query['marker'] ?? '';
  const asked = readQuery(call, marker);
  const { page, encode } = asked;
  return xmlResponse('ListBucketResult', {
    ...shared(call, asked),
    Marker: encode(marker),
    NextMarker: page.next !== undefined && query['delimiter'] ? encode(page.next) : undefined,
    Contents: page.objects.map((object) => ({ ...listed(object, encode), Owner: ownerOf(call.aws) })),
    CommonPrefixes: page.prefixes.map((prefix) => ({ Prefix: encode(prefix) })),
  });
}

interface Asked {
  limit: number;
  page: ListingPage;
  /** For names in the document, as `encoding-type` asks. */
  encode: (text: string) => string;
}

function readQuery(call: S3Call, after: string): Asked {
  needBucket(call);
  const { query } = call.request;
  const limit = Math.min(countParameter(call, 'max-keys', maxPage), maxPage);
  const { prefix = '', delimiter = '' } = query;
  const page = listPage(call.aws.state, { bucket: call.bucket, prefix, delimiter, after, limit });
  return { limit, page, encode: encoding(query['encoding-type']) };
}

function shared(call: S3Call, { limit, page, encode }: Asked): Record<string, XmlContent> {
  const { query } = call.request;
  return {
    Name: call.bucket,
    Prefix: encode(query['prefix'] ?? ''),
    Delimiter: query['delimiter'] ? encode(query['delimiter']) : undefined,
    MaxKeys: limit,
    EncodingType: query['encoding-type'],
    IsTruncated: page.next !== undefined,
  };
}

function listed({ key, size, etag, modified }: ListedObject, encode: Asked['encode']): Record<string, XmlContent> {
  return { Key: encode(key), LastModified: xmlTime(modified), ETag: etag, Size: size, StorageClass: 'STANDARD' };
}

function encoding(type: string | undefined): Asked['encode'] {
  if (type === undefined) return (text) => text;
  if (type !== 'url') {
    throw new ServiceError('InvalidArgument', 'Invalid Encoding Method specified in Request', {
      extra: { ArgumentName: 'encoding-type', ArgumentValue: type },
    });
  }
  return (text) => encodeURIComponent(text).replaceAll('%2F', '/').replaceAll('%20', '+');
}

const tokenKind = 'objects';

function afterIn(token: string): string {
  const [after] = positionIn(tokenKind, token) ?? [];
  if (typeof after === 'string') return after;
  throw new ServiceError('InvalidArgument', 'The continuation token provided is incorrect', {
    extra: { ArgumentName: 'continuation-token' },
  });
}
