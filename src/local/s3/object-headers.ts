import { ServiceError } from '../service-error.ts';
import { checksumPrefix } from './checksum.ts';
import type { ObjectMeta, StoredObject } from './store.ts';

type Headers = Readonly<Record<string, string>>;

/** Headers that are kept with an object and given back with it. */
const kept = [
  'cache-control',
  'content-disposition',
  'content-encoding',
  'content-language',
  'expires',
  'x-amz-website-redirect-location',
] as const;

const metadataPrefix = 'x-amz-meta-';

/** S3's limit of all names and values of user metadata together, in bytes. */
const maxMetadata = 2048;

/** What is known of an object before its body was read. */
export interface SentMeta extends Pick<ObjectMeta, 'contentType' | 'metadata'> {
  headers: Headers;
}

/** What a request says about the object that it stores. */
export function metaOf(headers: Headers): SentMeta {
  const contentType = headers['content-type'];
  return {
    ...(contentType === undefined ? {} : { contentType }),
    metadata: metadataOf(headers),
    headers: keptHeaders(headers),
  };
}

/** The headers of an answer about an object; its checksums only where `withChecksums`. */
export function headersOf(object: StoredObject, withChecksums: boolean): Record<string, string> {
  const metadata = Object.entries(object.metadata).map(([name, value]) => [metadataPrefix + name, inAscii(value)]);
  const others = Object.entries(object.headers).filter(([name]) => withChecksums || !name.startsWith(checksumPrefix));
  return {
    'accept-ranges': 'bytes',
    'content-type': object.contentType ?? 'binary/octet-stream',
    etag: object.etag,
    'last-modified': new Date(object.modified).toUTCString(),
    ...Object.fromEntries(metadata),
    ...Object.fromEntries(others),
  };
}

function metadataOf(headers: Headers): Record<string, string> {
  const entries = Object.entries(headers)
    .filter(([name]) => name.startsWith(metadataPrefix))
    .map(([name, value]): [string, string] => [name.slice(metadataPrefix.length), fromWire(value)]);
  const size = entries.reduce((sum, [name, value]) => sum + Buffer.byteLength(name) + Buffer.byteLength(value), 0);
  if (size > maxMetadata) {
    throw new ServiceError('MetadataTooLarge', 'Your metadata headers exceed the maximum allowed metadata size', {
      extra: { Size: size, MaxSizeAllowed: maxMetadata },
    });
  }
  return Object.fromEntries(entries);
}

function keptHeaders(headers: Headers): Record<string, string> {
  return Object.fromEntries(
    kept.flatMap((name) => {
      const value = name === 'content-encoding' ? withoutChunking(headers[name]) : headers[name];
      return value ? [[name, value]] : [];
    }),
  );
}

/** `aws-chunked` is about the transfer, not the object. */
function withoutChunking(encoding: string | undefined): string {
  return (encoding ?? '')
    .split(',')
    .map((coding) => coding.trim())
    .filter((coding) => coding !== '' && coding !== 'aws-chunked')
    .join(',');
}

/** Node hands UTF-8 in a header over as Latin-1; text that is no such thing stays as it is. */
function fromWire(value: string): string {
  const text = Buffer.from(value, 'latin1').toString('utf8');
  return Buffer.from(text).toString('latin1') === value ? text : value;
}

/** S3 gives metadata beyond ASCII back in the form of RFC 2047. */
function inAscii(value: string): string {
  return /^[\x20-\x7E\t]*$/u.test(value) ? value : `=?UTF-8?B?${Buffer.from(value).toString('base64')}?=`;
}
