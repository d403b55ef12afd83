import { ServiceError } from '../service-error.ts';

export function noSuchBucket(bucket: string): ServiceError {
  return new ServiceError('NoSuchBucket', 'The specified bucket does not exist', {
    status: 404,
    extra: { BucketName: bucket },
  });
}

export function alreadyOwned(bucket: string): ServiceError {
  const told = 'Your previous request to create the named bucket succeeded and you already own it.';
  return new ServiceError('BucketAlreadyOwnedByYou', told, { status: 409, extra: { BucketName: bucket } });
}

export function notEmpty(bucket: string): ServiceError {
  return new ServiceError('BucketNotEmpty', 'The bucket you tried to delete is not empty', {
    status: 409,
    extra: { BucketName: bucket },
  });
}
