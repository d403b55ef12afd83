import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { mlxFolder } from '../../../base/folders.ts';
import { replaceFile } from '../../../base/replace-file.ts';
import { layoutFrom, type LogLayout, plainLayout } from '../../logs/state/log-layout.ts';

/** No layout is longer; a file that is can't be one. */
const mostBytes = 4096;

/** How logs were laid out last in a project; as always where that can't be read. */
export async function readLayout(root: string): Promise<LogLayout> {
  try {
    const text = await readFile(fileOf(root), 'utf8');
    return text.length > mostBytes ? plainLayout : layoutFrom(JSON.parse(text));
  } catch {
    return plainLayout;
  }
}

/** Keeps the layouts of a project, one after the other, so that the last one stays. A folder that can't be written keeps none. */
export function layoutKeeper(root: string): (layout: LogLayout) => Promise<void> {
  let keeping = Promise.resolve();
  return (layout) => {
    const keep = () => replaceFile(fileOf(root), `${JSON.stringify(layout)}\n`);
    // A log that is laid out anew is better than one that fails for it.
    keeping = keeping.then(keep).catch(() => undefined);
    return keeping;
  };
}

function fileOf(root: string): string {
  return join(mlxFolder(root), 'log-layout.json');
}
