import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  PutObjectCommand,
  UploadPartCommand,
  type CompletedPart,
  type S3Client,
} from '@aws-sdk/client-s3';
import type { S3Place } from '../base/s3-place.ts';

/** Bytes of one part; S3 takes up to 10,000 parts of an object. */
const partSize = 64 * 1024 * 1024;
const partsAtOnce = 3;

/** Puts bytes as one object. */
export async function putContent(s3: S3Client, to: S3Place, content: Uint8Array): Promise<void> {
  await s3.send(new PutObjectCommand({ Bucket: to.bucket, Key: to.key, Body: content }));
}

/** Puts a file of any size as one object; a large one in parts, of which none stays behind when the upload fails. */
export async function putFile(s3: S3Client, to: S3Place, path: string, bytes: number): Promise<void> {
  if (bytes > partSize) return putParts(s3, to, path, bytes);
  const Body = createReadStream(path);
  try {
    await s3.send(new PutObjectCommand({ Bucket: to.bucket, Key: to.key, Body, ContentLength: bytes }));
  } finally {
    Body.destroy();
  }
}

async function putParts(s3: S3Client, to: S3Place, path: string, bytes: number): Promise<void> {
  const target = { Bucket: to.bucket, Key: to.key };
  const { UploadId } = await s3.send(new CreateMultipartUploadCommand(target));
  const size = Math.max(partSize, Math.ceil(bytes / 10_000));
  const waiting = Array.from({ length: Math.ceil(bytes / size) }, (_, index) => index);
  const parts: CompletedPart[] = [];
  const putWaiting = async () => {
    for (let index = waiting.shift(); index !== undefined; index = waiting.shift()) {
      const Body = await readPart(path, index * size, Math.min(size, bytes - index * size));
      const PartNumber = index + 1;
      const { ETag } = await s3.send(new UploadPartCommand({ ...target, UploadId, PartNumber, Body }));
      parts.push({ ETag, PartNumber });
    }
  };
  try {
    await Promise.all(Array.from({ length: partsAtOnce }, putWaiting));
    const Parts = parts.toSorted((a, b) => (a.PartNumber ?? 0) - (b.PartNumber ?? 0));
    await s3.send(new CompleteMultipartUploadCommand({ ...target, UploadId, MultipartUpload: { Parts } }));
  } catch (error) {
    waiting.length = 0;
    await s3.send(new AbortMultipartUploadCommand({ ...target, UploadId })).catch(() => undefined);
    throw error;
  }
}

async function readPart(path: string, start: number, length: number): Promise<Uint8Array> {
  const file = await open(path);
  try {
    const buffer = new Uint8Array(length);
    const { bytesRead } = await file.read(buffer, 0, length, start);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}
