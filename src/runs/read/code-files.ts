import { createHash } from 'node:crypto';
import { GetObjectCommand } from '@aws-sdk/client-s3';
import type { Aws } from '../../aws/aws.ts';
import { listObjects } from '../../aws/list-objects.ts';
import { s3Place } from '../../base/s3-place.ts';
import { inTurns } from '../in-turns.ts';

/** Files of code that are read, and bytes of each; an includes list may name anything. */
const mostFiles = 200;
const longest = 512 * 1024;
const atOnce = 8;

/**
 * The files that travelled with a run, as text by their names; what is no text, or longer than 512 KiB, as its size and hash.
 * Undefined where they can't be read. `code` ends with `/`.
 */
export async function readCodeFiles(aws: Aws, code: string): Promise<Record<string, string> | undefined> {
  const place = s3Place(code);
  if (!place) return undefined;
  try {
    const objects = await listObjects(aws, place, mostFiles);
    if (objects.length === 0) return undefined;
    const s3 = await aws.s3();
    const files = await inTurns(objects, atOnce, async ({ key, size }): Promise<[string, string]> => {
      const name = key.slice(place.key.length);
      if (size > longest) return [name, `${size} bytes`];
      const { Body } = await s3.send(new GetObjectCommand({ Bucket: place.bucket, Key: key }));
      return [name, textOf((await Body?.transformToByteArray()) ?? new Uint8Array())];
    });
    return Object.fromEntries(files);
  } catch {
    return undefined;
  }
}

function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return `${bytes.byteLength} bytes, ${createHash('sha256').update(bytes).digest('hex').slice(0, 16)}`;
  }
}
