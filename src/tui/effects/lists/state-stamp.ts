import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { mlxFolder } from '../../../base/folders.ts';

/**
 * What changes whenever anything does in the embedded AWS of a project, at the price of two looks at files: it is written by
 * whatever process has work there.
 */
export async function stateStamp(root: string): Promise<string> {
  const files = ['state.db', 'state.db-wal'].map((name) => join(mlxFolder(root), name));
  const facts = await Promise.all(files.map((file) => stat(file, { bigint: true }).catch(() => undefined)));
  return facts.map((found) => (found ? `${found.mtimeNs}/${found.size}` : 'none')).join(' ');
}
