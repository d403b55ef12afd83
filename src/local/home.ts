import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Home } from './embedded.ts';

/** Where things lie below `root` (`<project>/.mlx`). Environments are the user's: `$MLX_CACHE`, or `~/.cache/mlx`. */
export function homeAt(root: string, env: Readonly<Record<string, string | undefined>>): Home {
  const base = resolve(root);
  const cache = env['MLX_CACHE'] ? resolve(env['MLX_CACHE']) : join(homedir(), '.cache', 'mlx');
  return {
    root: base,
    state: join(base, 'state.db'),
    objects: join(base, 'objects'),
    jobs: join(base, 'jobs'),
    environments: join(cache, 'environments'),
  };
}
