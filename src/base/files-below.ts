import { readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

/** The regular files below a folder, by their paths from it with `/`, in the order of those. Links are not followed. */
export async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return files.map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll(sep, '/')).toSorted();
}
