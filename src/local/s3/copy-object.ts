import { codeOf } from '../../base/thrown.ts';
import type { WireResponse } from '../embedded.ts';
import { ServiceError } from '../service-error.ts';
import { copySourceOf } from './address.ts';
import { needBucket, needObject, xmlResponse, xmlTime, type S3Call } from './call.ts';
import { checksumPrefix } from './checksum.ts';
import { checkWrite, conditionsOf, preconditionFailed, weigh } from './conditions.ts';
import { metaOf } from './object-headers.ts';
import type { ObjectMeta, StoredObject } from './store.ts';

/** CopyObject. The copy's ETag is the MD5 of its bytes, also where the source was made of parts. */
export async function copyObject(call: S3Call): Promise<WireResponse> {
  const { request, aws, bucket, key } = call;
  needBucket(call);
  const replacing = directiveOf(request.headers) === 'REPLACE';
  const conditions = conditionsOf(request.headers);
  // A source that is replaced between its row and its file is looked up again.
  for (let attempt = 0; ; attempt += 1) {
    const source = copySource(call);
    if (!replacing && source.bucket === bucket && source.key === key) throw copyToItself();
    const meta = replacing ? metaOf(request.headers) : metaOfCopy(source);
    const check = (existing: StoredObject | undefined): void => checkWrite(conditions, existing);
    try {
      const object = await aws.objects.put(bucket, key, { file: source.path }, { ...meta, check });
      return xmlResponse('CopyObjectResult', { LastModified: xmlTime(object.modified), ETag: object.etag });
    } catch (error) {
      if (codeOf(error) !== 'ENOENT' || attempt >= 10) throw error;
    }
  }
}

/** The object that a call copies from, if its `x-amz-copy-source-if-...` conditions hold. */
export function copySource(call: S3Call): StoredObject {
  const { headers } = call.request;
  const source = needObject({ aws: call.aws, ...copySourceOf(headers['x-amz-copy-source'] ?? '') });
  const verdict = weigh(conditionsOf(headers, 'x-amz-copy-source-'), source);
  if (verdict.kind === 'failed') throw preconditionFailed(`x-amz-copy-source-${verdict.condition}`);
  if (verdict.kind === 'unchanged') throw preconditionFailed('x-amz-copy-source-If-None-Match');
  return source;
}

function directiveOf(headers: Readonly<Record<string, string>>): string {
  const directive = headers['x-amz-metadata-directive'] ?? 'COPY';
  if (directive === 'COPY' || directive === 'REPLACE') return directive;
  throw new ServiceError('InvalidArgument', 'Unknown metadata directive.', {
    extra: { ArgumentName: 'x-amz-metadata-directive', ArgumentValue: directive },
  });
}

/** Composite checksums are those of parts, which the copy hasn't got. */
function metaOfCopy(source: StoredObject): ObjectMeta {
  const composite = source.headers[`${checksumPrefix}type`] === 'COMPOSITE';
  const headers = Object.entries(source.headers).filter(([name]) => !composite || !name.startsWith(checksumPrefix));
  return {
    ...(source.contentType === undefined ? {} : { contentType: source.contentType }),
    metadata: source.metadata,
    headers: Object.fromEntries(headers),
  };
}

function copyToItself(): ServiceError {
  return new ServiceError(
    'InvalidRequest',
    "This copy request is illegal because it is trying to copy an object to itself without changing the object's " +
      'metadata, storage class, website redirect location or encryption attributes.',
  );
}
