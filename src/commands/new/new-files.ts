import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { MlxError } from '../../base/errors.ts';
import { codeOf, messageOf } from '../../base/thrown.ts';

/** A file to be made. `path` is relative to the folder it is made in, with `/`. */
export interface NewFile {
  path: string;
  content: Uint8Array;
}

/** What writing would do: files that are missing, and those that lie there already with the same content. */
export interface NewFilesReport {
  created: readonly string[];
  same: readonly string[];
}

/**
 * Writes the files that are missing. Throws NEW_WOULD_OVERWRITE, before anything is written, where one of them lies there
 * with other content, and FOLDER_UNWRITABLE.
 */
export async function writeNewFiles(
  folder: string,
  files: readonly NewFile[],
  dryRun: boolean,
): Promise<NewFilesReport> {
  const found = await Promise.all(
    files.map(async (file) => ({ file, state: await compare(join(folder, file.path), file.content) })),
  );
  const other = found.filter(({ state }) => state === 'other').map(({ file }) => file.path);
  if (other.length > 0) throw new MlxError('NEW_WOULD_OVERWRITE', { folder, files: other });
  const missing = found.filter(({ state }) => state === 'missing').map(({ file }) => file);
  if (!dryRun) await Promise.all(missing.map((file) => create(join(folder, file.path), file.content)));
  return {
    created: missing.map((file) => file.path),
    same: found.filter(({ state }) => state === 'same').map(({ file }) => file.path),
  };
}

async function compare(path: string, content: Uint8Array): Promise<'missing' | 'same' | 'other'> {
  try {
    return (await readFile(path)).equals(content) ? 'same' : 'other';
  } catch (error) {
    return codeOf(error) === 'ENOENT' ? 'missing' : 'other';
  }
}

/** `wx`: a file that appeared since the comparison is not overwritten either. */
async function create(path: string, content: Uint8Array): Promise<void> {
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, content, { flag: 'wx' });
  } catch (error) {
    throw new MlxError('FOLDER_UNWRITABLE', { folder: dirname(path), reason: messageOf(error) }, { cause: error });
  }
}
