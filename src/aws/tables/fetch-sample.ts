import { open, writeFile } from 'node:fs/promises';
import { GetObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import type { RowFormat } from '../../define/ref.ts';
import type { Aws } from '../aws.ts';
import type { S3Place } from '../../base/s3-place.ts';
import { sniffFormat, unpackHead } from './sniff-format.ts';

/** Bytes of rows that are looked at to find the columns of CSV or JSON Lines. */
const headBytes = 4 * 1024 * 1024;
/** Bytes from a Parquet file's end that nearly always hold its footer. */
const tailBytes = 256 * 1024;

/**
 * Writes to `file` as much of an object as shows its columns: of Parquet the end, where they are described, of CSV and
 * JSON Lines the first rows. Answers the format and whether the object came whole.
 */
export async function fetchSample(
  aws: Aws,
  from: S3Place & { size: number },
  file: string,
): Promise<{ format: RowFormat; whole: boolean }> {
  const s3 = await aws.s3();
  const head = await getRange(s3, from, 0, Math.min(from.size, headBytes));
  const format = sniffFormat(head);
  if (format === 'parquet') {
    await writeParquetEnd(s3, from, head, file);
    return { format, whole: false };
  }
  const text = unpackHead(head);
  const whole = head.length >= from.size;
  const lastLine = Buffer.from(text).lastIndexOf(10);
  await writeFile(file, whole || lastLine < 0 ? text : text.subarray(0, lastLine + 1));
  return { format, whole };
}

/** The file keeps its length but not its rows: what lies between its first bytes and its footer stays a hole. */
async function writeParquetEnd(
  s3: S3Client,
  from: S3Place & { size: number },
  head: Uint8Array,
  file: string,
): Promise<void> {
  const handle = await open(file, 'w');
  try {
    await handle.truncate(from.size);
    await handle.write(head, 0, head.length, 0);
    if (head.length >= from.size) return;
    const tail = await getRange(s3, from, Math.max(0, from.size - tailBytes), from.size);
    const footer = Math.min(from.size, Buffer.from(tail).readUInt32LE(tail.length - 8) + 8);
    const end = footer > tail.length ? await getRange(s3, from, from.size - footer, from.size) : tail;
    await handle.write(end, 0, end.length, from.size - end.length);
  } finally {
    await handle.close();
  }
}

async function getRange(s3: S3Client, { bucket, key }: S3Place, start: number, end: number): Promise<Uint8Array> {
  if (end <= start) return new Uint8Array();
  const Range = `bytes=${start}-${end - 1}`;
  const { Body } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: key, Range }));
  return (await Body?.transformToByteArray()) ?? new Uint8Array();
}
