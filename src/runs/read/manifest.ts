import { GetObjectCommand } from '@aws-sdk/client-s3';
import type { Aws } from '../../aws/aws.ts';
import { s3Place } from '../../base/s3-place.ts';

/** What `job.json` beside a run's script tells of it. */
export interface Manifest {
  script: string;
  /** Paths in the container, by the names in the head. */
  outputs: Readonly<Record<string, string>>;
}

/** The manifest of a run; undefined where it has none or it can't be read. `code` ends with `/`. */
export async function readManifest(aws: Aws, code: string | undefined): Promise<Manifest | undefined> {
  const text = code && (await readCodeFile(aws, code, 'job.json'));
  if (!text) return undefined;
  try {
    const { script, outputs } = JSON.parse(text) as Partial<Manifest>;
    return typeof script === 'string' && typeof outputs === 'object' ? { script, outputs } : undefined;
  } catch {
    return undefined;
  }
}

/** The text of a file that travelled with a run; undefined where it is not there or may not be read. */
export async function readCodeFile(aws: Aws, code: string, name: string): Promise<string | undefined> {
  const place = s3Place(code);
  if (!place) return undefined;
  const s3 = await aws.s3();
  try {
    const { Body } = await s3.send(new GetObjectCommand({ Bucket: place.bucket, Key: `${place.key}${name}` }));
    return await Body?.transformToString();
  } catch {
    return undefined;
  }
}
