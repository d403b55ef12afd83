import { appendFile, mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Aws } from '../aws/aws.ts';
import { mlxFolder } from '../base/folders.ts';

/** Which completed runs need no second look for their tables: a file of the project's, a line a run. */
export interface Settled {
  has(arn: string): boolean;
  add(arns: readonly string[]): Promise<void>;
}

/**
 * Reads what was settled before. The file only saves calls, the tags of the runs decide; a folder that can't be written to
 * costs those calls.
 */
export async function openSettled(root: string, aws: Pick<Aws, 'where'>): Promise<Settled> {
  const folder = join(mlxFolder(root), 'settled');
  const file = join(folder, `${aws.where.replaceAll(/[^\w.-]/g, '_')}.txt`);
  const known = new Set((await readFile(file, 'utf8').catch(() => '')).split('\n'));
  return {
    has: (arn) => known.has(arn),
    add: async (arns) => {
      if (arns.length === 0) return;
      try {
        await mkdir(folder, { recursive: true });
        await appendFile(file, arns.map((arn) => `${arn}\n`).join(''));
      } catch {
        // They are looked at again next time.
      }
    },
  };
}
