import type { Embedded, WireRequest, WireResponse } from '../embedded.ts';
import { ServiceError } from '../service-error.ts';
import { noSuchBucket } from './refusals.ts';
import type { StoredObject } from './store.ts';
import { writeXml, type XmlValue } from './write-xml.ts';

/** A request to S3 with what it is about. `bucket` and `key` are empty where it names none. */
export interface S3Call {
  request: WireRequest;
  aws: Embedded;
  bucket: string;
  key: string;
}

export type S3Handler = (call: S3Call) => WireResponse | Promise<WireResponse>;

export function xmlResponse(root: string, content: XmlValue, headers: Record<string, string> = {}): WireResponse {
  return { status: 200, headers: { 'content-type': 'application/xml', ...headers }, body: writeXml(root, content) };
}

export function emptyResponse(status: number, headers: Record<string, string> = {}): WireResponse {
  return { status, headers, body: new Uint8Array() };
}

/** Throws `NoSuchBucket` where the call's bucket isn't there. */
export function needBucket({ aws, bucket }: Pick<S3Call, 'aws' | 'bucket'>): void {
  if (!aws.objects.hasBucket(bucket)) throw noSuchBucket(bucket);
}

/** The object, or `NoSuchBucket` or `NoSuchKey`. */
export function needObject({ aws, bucket, key }: Pick<S3Call, 'aws' | 'bucket' | 'key'>): StoredObject {
  needBucket({ aws, bucket });
  const object = aws.objects.head(bucket, key);
  if (object) return object;
  throw new ServiceError('NoSuchKey', 'The specified key does not exist.', { status: 404, extra: { Key: key } });
}

/** A number in the query, from 0; `InvalidArgument` in S3's words where it isn't one. */
export function countParameter(call: S3Call, name: string, otherwise: number): number {
  const text = call.request.query[name];
  if (text === undefined || text === '') return otherwise;
  if (!/^\d{1,10}$/u.test(text) || Number(text) > 2_147_483_647) {
    throw new ServiceError('InvalidArgument', `Provided ${name} not an integer or within integer range`, {
      extra: { ArgumentName: name, ArgumentValue: text },
    });
  }
  return Number(text);
}

/** A time as S3's documents give it. */
export function xmlTime(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}

/** The one owner of everything here. */
export function ownerOf(aws: Embedded): { ID: string; DisplayName: string } {
  return { ID: aws.identity.account.padStart(64, '0'), DisplayName: 'mlx-local' };
}
