import { readFile, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { mlxFolder } from '../base/folders.ts';

/** Where a project is, and the file that holds its settings if it has one. Absolute paths. */
export interface ProjectPlace {
  root: string;
  settings?: string;
}

/**
 * The nearest folder, from `cwd` upwards, with `mlx.toml`, with a `[tool.mlx]` in pyproject.toml, or with `.mlx/`;
 * `cwd` itself where there is none. Reads no settings, so it is cheap and never fails.
 */
export async function locateProject(cwd: string): Promise<ProjectPlace> {
  let folder = resolve(cwd);
  for (;;) {
    const place = await projectAt(folder);
    if (place) return place;
    const parent = dirname(folder);
    if (parent === folder) return { root: resolve(cwd) };
    folder = parent;
  }
}

async function projectAt(folder: string): Promise<ProjectPlace | undefined> {
  const own = join(folder, 'mlx.toml');
  if (await exists(own)) return { root: folder, settings: own };
  const shared = join(folder, 'pyproject.toml');
  const text = await readFile(shared, 'utf8').catch(() => '');
  if (/^\s*\[\s*tool\s*\.\s*mlx\s*[.\]]/m.test(text)) return { root: folder, settings: shared };
  return (await isFolder(mlxFolder(folder))) ? { root: folder } : undefined;
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}
