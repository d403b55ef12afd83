import { join, resolve } from 'node:path';
import type { Env } from '../base/env.ts';
import { cacheFolder } from '../base/folders.ts';
import type { Home } from './embedded.ts';

/** Where things lie below `root` (`<project>/.mlx`). Environments are the user's, shared by projects. */
export function homeAt(root: string, env: Env): Home {
  const base = resolve(root);
  return {
    root: base,
    state: join(base, 'state.db'),
    objects: join(base, 'objects'),
    jobs: join(base, 'jobs'),
    environments: join(cacheFolder(env), 'environments'),
  };
}
