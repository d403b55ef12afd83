import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { mlxFolder } from '../../../base/folders.ts';
import { replaceFile } from '../../../base/replace-file.ts';

const most = 8;

/** The verbs that were run last from the palette of a project, the last one first; none where that can't be read. */
export async function readRecent(root: string): Promise<string[]> {
  try {
    const read: unknown = JSON.parse(await readFile(fileOf(root), 'utf8'));
    return Array.isArray(read) ? read.filter((verb): verb is string => typeof verb === 'string').slice(0, most) : [];
  } catch {
    return [];
  }
}

/** A folder that can't be written keeps none. */
export async function keepRecent(root: string, recent: readonly string[]): Promise<void> {
  try {
    await replaceFile(fileOf(root), `${JSON.stringify(recent)}\n`);
  } catch {
    // A palette in another order is better than one that fails for it.
  }
}

function fileOf(root: string): string {
  return join(mlxFolder(root), 'recent-verbs.json');
}
