import { copyFile, link, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import {
  constants,
  createReadStream,
  createWriteStream,
  lstatSync,
  mkdirSync,
  readdirSync,
  rmSync,
  rmdirSync,
  statSync,
} from 'node:fs';
import { createHash, randomUUID } from 'node:crypto';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Transform } from 'node:stream';
import { codeOf } from '../../base/thrown.ts';
import { ServiceError } from '../service-error.ts';
import type { ObjectBody } from './store.ts';

/** Bytes that have been received whole and have no name yet. */
export interface Received {
  file: string;
  size: number;
  /** Hex. */
  md5: string;
}

/** Milliseconds after which no body is still arriving. */
const staleAfter = 86_400_000;

/** Where bytes arrive before they have a name; beside the buckets, on the same file system. */
function incomingFolder(folder: string): string {
  return join(folder, '.incoming');
}

/** Writes a body to a new file of its own. On any failure nothing of it is left. */
export async function receive(folder: string, body: ObjectBody): Promise<Received> {
  const file = join(incomingFolder(folder), randomUUID());
  try {
    await mkdir(dirname(file), { recursive: true });
    return { file, ...(await write(file, body)) };
  } catch (error) {
    await rm(file, { force: true });
    throw diskError(error);
  }
}

async function write(file: string, body: ObjectBody): Promise<{ size: number; md5: string }> {
  if (body instanceof Uint8Array) {
    await writeFile(file, body, { flag: 'wx' });
    return { size: body.length, md5: createHash('md5').update(body).digest('hex') };
  }
  const measured = measure();
  if ('file' in body) {
    // Copied first, so that what is measured is what is kept even while the original is being written to.
    await copyFile(body.file, file, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE);
    await pipeline(createReadStream(file), measured.through, async (chunks) => {
      for await (const _ of chunks);
    });
  } else {
    await pipeline(body, measured.through, createWriteStream(file, { flags: 'wx' }));
  }
  return measured.result();
}

function measure(): { through: Transform; result: () => { size: number; md5: string } } {
  const hash = createHash('md5');
  let size = 0;
  const through = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length;
      hash.update(chunk);
      done(null, chunk);
    },
  });
  return { through, result: () => ({ size, md5: hash.digest('hex') }) };
}

/**
 * Gives received bytes the first of `names` that is free in the bucket's folder, never over another file.
 * Returns the name taken, relative to the folder.
 */
export async function place(folder: string, received: string, names: readonly string[]): Promise<string> {
  for (const name of names) {
    if (await takeName(received, join(folder, name))) return name;
  }
  throw new ServiceError('InternalError', 'We encountered an internal error: no name could be given to the object.', {
    status: 500,
  });
}

/** Errors that say a name can't be had while another may: taken, a file where a folder is needed, too long, illegal here. */
const unusable = new Set(['EEXIST', 'ENOTDIR', 'EISDIR', 'ENAMETOOLONG', 'EINVAL', 'EILSEQ', 'ENOTEMPTY']);

async function takeName(from: string, to: string): Promise<boolean> {
  // A folder may be removed as empty by another process between its making and the link.
  for (let attempt = 0; attempt < 20; attempt += 1) {
    try {
      await mkdir(dirname(to), { recursive: true });
      await linkOrMove(from, to);
      return true;
    } catch (error) {
      const code = codeOf(error) ?? '';
      if (unusable.has(code)) return false;
      if (code !== 'ENOENT') throw diskError(error);
    }
  }
  return false;
}

/** A link never replaces what is there, as a rename would. */
async function linkOrMove(from: string, to: string): Promise<void> {
  try {
    await link(from, to);
  } catch (error) {
    if (!['EPERM', 'ENOTSUP', 'ENOSYS', 'EMLINK'].includes(codeOf(error) ?? '')) throw error;
    // A file system without hard links: the name is claimed by an empty file, which the rename then replaces.
    await writeFile(to, '', { flag: 'wx' });
    await rename(from, to);
    return;
  }
  await rm(from);
}

/** Removes a file of a bucket and the folders that it leaves empty. */
export function removeFile(folder: string, name: string): void {
  rmSync(join(folder, name), { force: true });
  for (let parent = dirname(name); parent !== '.'; parent = dirname(parent)) {
    try {
      rmdirSync(join(folder, parent));
    } catch {
      return;
    }
  }
}

/** Removes what processes that died left behind while bytes arrived, but for the files that `keep` knows. */
export function sweepIncoming(folder: string, now: number, keep: (file: string) => boolean): void {
  // A link in its place would lead to files of somebody else's.
  if (!lstatSync(incomingFolder(folder), { throwIfNoEntry: false })?.isDirectory()) return;
  for (const name of namesIn(incomingFolder(folder))) {
    const file = join(incomingFolder(folder), name);
    const modified = statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? now;
    if (now - modified > staleAfter && !keep(file)) rmSync(file, { force: true });
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** Makes the folder of a bucket. */
export function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw diskError(error);
  }
}

/** What a full or failing disk did, as an error of the service; other errors as they are. */
function diskError(error: unknown): unknown {
  const code = codeOf(error) ?? '';
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return new ServiceError(
      'InternalError',
      'We encountered an internal error: the disk is full. Nothing was stored.',
      {
        status: 507,
      },
    );
  }
  if (['EACCES', 'EPERM', 'EROFS', 'EIO', 'EMFILE'].includes(code)) {
    const told = `We encountered an internal error: the object can't be written (${code}). Nothing was stored.`;
    return new ServiceError('InternalError', told, { status: 500 });
  }
  return error;
}
