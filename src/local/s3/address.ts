import { ServiceError } from '../service-error.ts';
import type { WireRequest } from '../embedded.ts';

/** What a request is about: all buckets, one bucket, or one object. */
export interface Address {
  bucket: string;
  key: string;
}

const virtualHost =
  /^(?<bucket>.+?)\.(?:s3(?:[.-][a-z0-9-]+)*\.amazonaws\.com(?:\.cn)?|s3\.localhost|localhost)(?::\d+)?$/u;

/** Bucket and key, from the host where the bucket is in its name (virtual-host style), else from the path. Empty where not given. */
export function addressOf(request: Pick<WireRequest, 'path' | 'headers'>): Address {
  const host = (request.headers['host'] ?? '').toLowerCase();
  const path = request.path.startsWith('/') ? request.path.slice(1) : request.path;
  const bucket = virtualHost.exec(host)?.groups?.['bucket'];
  if (bucket !== undefined && bucket !== 's3') return { bucket, key: decode(path) };
  const slash = path.indexOf('/');
  return slash < 0
    ? { bucket: decode(path), key: '' }
    : { bucket: decode(path.slice(0, slash)), key: decode(path.slice(slash + 1)) };
}

/** `x-amz-copy-source`: `bucket/key` or `/bucket/key`, percent-encoded, perhaps with `?versionId=null`. */
export function copySourceOf(header: string): Address {
  const [place = '', version] = header.split('?versionId=');
  checkVersion(version);
  const source = decode(place).replace(/^\//u, '');
  const slash = source.indexOf('/');
  if (slash < 1 || slash === source.length - 1) {
    const told = 'Copy Source must mention the source bucket and key: sourcebucket/sourcekey';
    throw new ServiceError('InvalidArgument', told, {
      extra: { ArgumentName: 'x-amz-copy-source', ArgumentValue: header },
    });
  }
  return { bucket: source.slice(0, slash), key: source.slice(slash + 1) };
}

/** Objects here have no versions but the one that S3 calls `null`: any other is refused, and never taken for the object. */
export function checkVersion(id: string | undefined): void {
  if (id === undefined || id === 'null') return;
  throw new ServiceError('InvalidArgument', 'Invalid version id specified', {
    extra: { ArgumentName: 'versionId', ArgumentValue: id },
  });
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new ServiceError('InvalidURI', "Couldn't parse the specified URI.");
  }
}
