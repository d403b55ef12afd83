import { ServiceError } from '../service-error.ts';

/** Most bytes that a key may have in UTF-8. */
const maxKeyBytes = 1024;

/** Refuses a name that S3 would not give a bucket. A name that passes is also safe as the name of a folder. */
export function checkBucketName(bucket: string): void {
  const legal =
    /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/u.test(bucket) &&
    !bucket.includes('..') &&
    !/^\d+\.\d+\.\d+\.\d+$/u.test(bucket) &&
    !/^(?:xn--|sthree-|amzn-s3-demo-)/u.test(bucket) &&
    !/(?:-s3alias|--ol-s3|\.mrap|--x-s3|--table-s3)$/u.test(bucket);
  if (!legal) throw new ServiceError('InvalidBucketName', 'The specified bucket is not valid.');
}

/** Refuses a key that S3 would not store. */
export function checkKey(key: string): void {
  const bytes = Buffer.byteLength(key);
  if (bytes === 0) throw new ServiceError('InvalidArgument', 'An object key must have at least one character.');
  if (bytes > maxKeyBytes) {
    throw new ServiceError('KeyTooLongError', 'Your key is too long', {
      extra: { Size: bytes, MaxSizeAllowed: maxKeyBytes },
    });
  }
  if (!key.isWellFormed()) throw new ServiceError('InvalidURI', "Couldn't parse the specified URI.");
}
