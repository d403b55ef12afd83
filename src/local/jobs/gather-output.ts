import { existsSync } from 'node:fs';
import { mkdir, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { hostPath } from './container-path.ts';
import { folderFiles } from './folder-files.ts';
import { requireInside } from './require-inside.ts';
import type { OutputOrder } from './work-order.ts';

/**
 * Moves an output's files of all hosts into the first one's folder, which it answers with: the hosts' outputs are kept as
 * one. Where several wrote the same name the earlier host's file is kept. Throws `JobFault`.
 */
export async function gatherOutput(output: OutputOrder, homes: readonly string[]): Promise<string> {
  const [first = '', ...others] = homes;
  const place = hostPath(first, output.folder);
  for (const home of others) {
    const from = hostPath(home, output.folder);
    await requireInside(place, first, output.uri);
    await requireInside(from, home, output.uri);
    await moveFiles(from, place);
  }
  return first;
}

async function moveFiles(from: string, to: string): Promise<void> {
  for await (const { name, path } of folderFiles(from)) {
    const place = join(to, name);
    if (existsSync(place)) continue;
    await mkdir(dirname(place), { recursive: true });
    await rename(path, place);
  }
}
