import { lstat, opendir } from 'node:fs/promises';
import { join } from 'node:path';
import { codeOf } from '../../base/thrown.ts';

export interface FolderFile {
  /** Relative to the folder, with forward slashes. */
  name: string;
  path: string;
  size: number;
  /** Milliseconds since 1970. */
  modified: number;
}

/** The regular files below a folder. Symbolic links aren't followed, sockets and pipes aren't opened; a missing folder is empty. */
export async function* folderFiles(folder: string, above = ''): AsyncGenerator<FolderFile> {
  const entries = await opendir(join(folder, above)).catch(ignoreMissing);
  if (!entries) return;
  for await (const entry of entries) {
    const name = above === '' ? entry.name : `${above}/${entry.name}`;
    if (entry.isDirectory()) yield* folderFiles(folder, name);
    if (!entry.isFile()) continue;
    const path = join(folder, name);
    const facts = await lstat(path).catch(ignoreMissing);
    if (facts) yield { name, path, size: facts.size, modified: facts.mtimeMs };
  }
}

function ignoreMissing(error: unknown): undefined {
  const code = codeOf(error);
  if (code !== 'ENOENT' && code !== 'ENOTDIR') throw error;
  return undefined;
}
