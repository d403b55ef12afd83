import type { WireResponse } from '../embedded.ts';
import { incomingBody } from './body.ts';
import { emptyResponse, needBucket, type S3Call } from './call.ts';
import { checksumTypeHeader } from './checksum.ts';
import { checkWrite, conditionsOf } from './conditions.ts';
import { checkKey } from './names.ts';
import { metaOf } from './object-headers.ts';

/** PutObject. */
export async function putObject(call: S3Call): Promise<WireResponse> {
  const { request, aws, bucket, key } = call;
  needBucket(call);
  checkKey(key);
  const conditions = conditionsOf(request.headers);
  const meta = metaOf(request.headers);
  const { content, checksums } = incomingBody(request);
  const told = (): Record<string, string> => ({ ...checksums(), ...checksumTypeHeader(checksums(), 'FULL_OBJECT') });
  const object = await aws.objects.put(bucket, key, content, {
    ...meta,
    headers: () => ({ ...meta.headers, ...told() }),
    check: (existing) => checkWrite(conditions, existing),
  });
  return emptyResponse(200, { etag: object.etag, ...told() });
}
