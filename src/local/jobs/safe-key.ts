import { s3Place, type S3Place } from '../../base/s3-place.ts';
import { JobFault } from './job-fault.ts';

/** The bucket and the key, or start of keys, that an S3 URI names. Throws `JobFault` where it names none. */
export function parseS3Uri(uri: string): S3Place {
  const place = s3Place(uri);
  if (!place) throw new JobFault(`ClientError: ${uri} is no S3 URI.`);
  return place;
}

/**
 * Where an object lies below the folder of its input, by the rule of File mode: what follows the prefix, and where the
 * prefix ends within a name, that whole name. Throws `JobFault` for a key that would climb out of the folder.
 */
export function fileNameOf(key: string, prefix: string): string {
  const rest = key.slice(prefix.length);
  const name =
    prefix.endsWith('/') || prefix === ''
      ? rest
      : rest.startsWith('/')
        ? rest.slice(1)
        : key.slice(prefix.lastIndexOf('/') + 1);
  return checkedName(name, key);
}

/** A relative path that stays below the folder it is joined to, or a `JobFault`. */
export function checkedName(name: string, key: string): string {
  const parts = name.split('/');
  const isHostile = parts.some(
    (part, index) => part === '..' || part === '.' || (part === '' && index < parts.length - 1),
  );
  if (isHostile || name.includes('\0')) {
    throw new JobFault(
      `ClientError: Data download failed. The key ${JSON.stringify(key)} can't be a file below the input's folder.`,
    );
  }
  return name;
}
