import { readdir, rm } from 'node:fs/promises';
import { messageOf } from '../../base/thrown.ts';
import { archiveFolder } from './archive-folder.ts';
import { hostPath } from './container-path.ts';
import { folderFiles } from './folder-files.ts';
import { JobFault } from './job-fault.ts';
import { requireInside } from './require-inside.ts';
import { parseS3Uri } from './safe-key.ts';
import type { ObjectStore } from '../s3/store.ts';
import type { OutputOrder } from './work-order.ts';

/** What was sent of each file, so that a continuous output is sent again only where it changed. */
export type Sent = Map<string, string>;

/** Sends one output's files, or its archive, from a host's folder to the object store. Throws `JobFault`. */
export async function uploadOutput(
  output: OutputOrder,
  home: string,
  { objects, sent }: { objects: ObjectStore; sent: Sent },
): Promise<void> {
  const folder = hostPath(home, output.folder);
  try {
    await requireInside(folder, home, output.uri);
    if (output.form === 'files') await sendFiles(output, folder, objects, sent);
    else await sendArchive(output, folder, objects, `${home}.tar.gz`);
  } catch (error) {
    if (error instanceof JobFault) throw error;
    throw new JobFault(`ClientError: Artifact upload failed. ${output.uri}: ${messageOf(error)}`, error);
  }
}

async function sendFiles(output: OutputOrder, folder: string, objects: ObjectStore, sent: Sent): Promise<void> {
  const { bucket, key } = targetOf(output.uri, objects);
  const prefix = key === '' || key.endsWith('/') ? key : `${key}/`;
  for await (const file of folderFiles(folder)) {
    const mark = `${file.size} ${file.modified}`;
    if (sent.get(file.path) === mark) continue;
    await objects.put(bucket, prefix + file.name, { file: file.path });
    sent.set(file.path, mark);
  }
}

async function sendArchive(output: OutputOrder, folder: string, objects: ObjectStore, scratch: string): Promise<void> {
  if (!output.evenEmpty && (await readdir(folder)).length === 0) return;
  const { bucket, key } = targetOf(output.uri, objects);
  try {
    await archiveFolder(folder, scratch);
    await objects.put(bucket, key, { file: scratch }, { contentType: 'application/x-tar' });
  } finally {
    await rm(scratch, { force: true });
  }
}

function targetOf(uri: string, objects: ObjectStore): { bucket: string; key: string } {
  const target = parseS3Uri(uri);
  if (!objects.hasBucket(target.bucket)) {
    throw new JobFault(`ClientError: Artifact upload failed. The bucket "${target.bucket}" does not exist.`);
  }
  return target;
}
