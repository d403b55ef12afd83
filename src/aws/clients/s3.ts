import { S3Client, type S3ClientConfig } from '@aws-sdk/client-s3';

/** In a module of its own, so that loading it brings this client alone. */
export function makeS3(config: S3ClientConfig): S3Client {
  return new S3Client(config);
}
