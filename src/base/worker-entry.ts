import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { packageRoot } from './package-root.ts';

/**
 * Where a thread begins: the module `path`, relative to the module whose `import.meta.url` is `from`. In the bundle it is the
 * entry point of the same name in `dist/`, so `src/tools/build.ts` has to list it.
 */
export function workerEntry(path: `./${string}.ts`, from: string): URL {
  if (from.endsWith('.ts')) return new URL(path, from);
  return pathToFileURL(join(packageRoot(), 'dist', `${basename(path, '.ts')}.mjs`));
}
