import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Env } from '../../base/env.ts';
import { inScratchFolder } from '../../base/scratch-folder.ts';
import { bindScript } from './init-script.ts';

/** Flags of `unshare` under which a job has mounts and processes of its own; undefined where this machine allows none. */
export type Namespaces = readonly string[] | undefined;

const own = ['--mount', '--pid', '--fork', '--kill-child', '--mount-proc', '--propagation', 'private'];

/** An ordinary user needs a user namespace as well; the superuser is better off without. */
const ways = [own, ['--user', '--map-root-user', ...own]];

/** Finds out, by doing it, whether a folder can be bound on /opt/ml for one job alone. `MLX_NAMESPACES=0` says no. */
export async function probeNamespaces(env: Env): Promise<Namespaces> {
  if (process.platform !== 'linux' || env['MLX_NAMESPACES'] === '0') return undefined;
  return inScratchFolder(async (folder) => {
    await writeFile(join(folder, 'seen'), '');
    for (const flags of process.getuid?.() === 0 ? ways : ways.slice(1)) {
      if (await allows(flags, folder, env)) return flags;
    }
    return undefined;
  });
}

async function allows(flags: readonly string[], folder: string, env: Env): Promise<boolean> {
  const words = [...flags, 'setsid', 'sh', '-c', `${bindScript}\ntest -f /opt/ml/seen`, 'mlx', folder];
  return promisify(execFile)('unshare', words, { env: { ...env }, timeout: 5000 }).then(
    () => true,
    () => false,
  );
}
