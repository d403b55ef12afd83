import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { MlxError } from '../../base/errors.ts';
import { filesBelow } from '../../base/files-below.ts';
import { messageOf } from '../../base/thrown.ts';
import type { LocalFile } from '../../plan/plan.ts';

/** The file, or all files below the folder except hidden ones, in the order of their names. Throws `FILE_MISSING`. */
export async function localFiles(path: string): Promise<LocalFile[]> {
  const info = await stat(path).catch((cause: unknown) => {
    throw new MlxError('FILE_MISSING', { path, reason: messageOf(cause) }, { cause });
  });
  if (!info.isDirectory()) return [{ path, as: basename(path), bytes: info.size }];
  const shown = (await filesBelow(path)).filter((as) => !as.split('/').some((part) => part.startsWith('.')));
  return Promise.all(shown.map(async (as) => ({ path: join(path, as), as, bytes: (await stat(join(path, as))).size })));
}

/** SHA-256 over names and contents, in hex. */
export async function hashFiles(files: readonly LocalFile[]): Promise<string> {
  const hash = createHash('sha256');
  for (const file of files) {
    hash.update(`${file.as}\0${file.bytes}\0`);
    for await (const chunk of createReadStream(file.path)) hash.update(chunk as Uint8Array);
  }
  return hash.digest('hex');
}
