import type { Aws } from '../aws/aws.ts';
import { listObjects } from '../aws/list-objects.ts';
import { putContent, putFile } from '../aws/put-object.ts';
import { s3Place } from '../base/s3-place.ts';
import type { Measure } from '../base/measure.ts';
import { MlxError } from '../base/errors.ts';
import type { Upload } from '../plan/plan.ts';

const atOnce = 8;

/**
 * Sends what a plan uploads, except what lies at a place made from its content already. Answers the bytes sent; `sent` is
 * told of each upload that has arrived, and how much there is by then.
 */
export async function sendUploads(
  aws: Aws,
  uploads: readonly Upload[],
  sent: (upload: Upload, measure: Measure) => void,
): Promise<number> {
  const present = await presentAt(aws, uploads);
  const waiting = uploads.filter((upload) => !present.has(upload.to));
  const total = waiting.reduce((sum, upload) => sum + upload.bytes, 0);
  let bytes = 0;
  const sendWaiting = async () => {
    for (let upload = waiting.shift(); upload; upload = waiting.shift()) {
      await send(aws, upload);
      bytes += upload.bytes;
      sent(upload, { done: bytes, total, unit: 'bytes' });
    }
  };
  try {
    await Promise.all(Array.from({ length: atOnce }, sendWaiting));
  } finally {
    waiting.length = 0;
  }
  return bytes;
}

async function send(aws: Aws, { to, bytes, source }: Upload): Promise<void> {
  const place = s3Place(to);
  if (!place) throw new MlxError('BUG', { message: `${to} is no place in S3` });
  const s3 = await aws.s3();
  if (source.kind === 'content') await putContent(s3, place, source.content);
  else await putFile(s3, place, source.path, bytes);
}

/** Which of the uploads addressed by their content are there; one listing for each folder. */
async function presentAt(aws: Aws, uploads: readonly Upload[]): Promise<Set<string>> {
  const addressed = uploads.filter((upload) => upload.addressedByContent);
  const folders = new Set(addressed.map(({ to }) => to.slice(0, to.lastIndexOf('/') + 1)));
  const sizes = new Map<string, number>();
  await Promise.all(
    [...folders].map(async (folder) => {
      const place = s3Place(folder);
      if (!place) return;
      for (const { key, size } of await listObjects(aws, place)) sizes.set(`s3://${place.bucket}/${key}`, size);
    }),
  );
  return new Set(addressed.filter(({ to, bytes }) => sizes.get(to) === bytes).map(({ to }) => to));
}
