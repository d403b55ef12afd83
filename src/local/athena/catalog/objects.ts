import type { ObjectStore, StoredObject } from '../../s3/store.ts';
import { QueryFailure } from '../query-failure.ts';
import { parseFolder, type S3Place } from '../s3-uri.ts';

/** The objects that a query reads below a location: neither hidden ones (`_x`, `.x`, in any folder) nor empty ones. */
export function dataObjects(objects: ObjectStore, location: string): StoredObject[] {
  const { bucket, prefix } = folder(location);
  if (!objects.hasBucket(bucket)) {
    throw new QueryFailure(`PERMISSION_DENIED: The specified bucket does not exist: ${bucket}`, { type: 1301 });
  }
  return [...objects.list(bucket, prefix)].filter(({ key, size }) => size > 0 && !isHidden(key.slice(prefix.length)));
}

/** A location that DDL or a query names, as a folder. Throws QueryFailure where it is none. */
export function folder(location: string): S3Place {
  const place = parseFolder(location);
  if (place === undefined)
    throw new QueryFailure(`FAILED: SemanticException Invalid S3 location: ${location}`, { type: 1003 });
  return place;
}

function isHidden(path: string): boolean {
  return path.split('/').some((part) => part.startsWith('_') || part.startsWith('.'));
}
