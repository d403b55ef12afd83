import { readFile, readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { packageRoot } from '../../base/package-root.ts';
import type { NewFile } from './new-files.ts';

export interface Recipe {
  name: string;
  /** First line of its README below the title. */
  about: string;
}

/** What `mlx new RECIPE` can make, from the folder `recipes/` of mlx. */
export async function listRecipes(folder = recipesFolder()): Promise<Recipe[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return Promise.all(names.sort().map(async (name) => ({ name, about: await firstSentence(join(folder, name)) })));
}

/** Every file of a recipe, as it lies there; what running it left behind stays out. */
export async function recipeFiles(name: string, folder = recipesFolder()): Promise<NewFile[]> {
  const root = join(folder, name);
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const own = paths.filter(
    (path) =>
      !relative(root, path)
        .split(sep)
        .some((part) => LEFT_BEHIND.has(part)),
  );
  return Promise.all(
    own
      .sort()
      .map(async (path) => ({ path: relative(root, path).replaceAll(sep, '/'), content: await readFile(path) })),
  );
}

const LEFT_BEHIND = new Set(['.mlx', '__pycache__', 'node_modules', '.venv']);

function recipesFolder(): string {
  return join(packageRoot(), 'recipes');
}

async function firstSentence(folder: string): Promise<string> {
  const readme = await readFile(join(folder, 'README.md'), 'utf8');
  return readme.split('\n').find((line) => line.trim() !== '' && !line.startsWith('#')) ?? '';
}
