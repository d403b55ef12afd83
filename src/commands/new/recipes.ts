import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { filesBelow } from '../../base/files-below.ts';
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
  const own = (await filesBelow(root)).filter((path) => !path.split('/').some((part) => leftBehind.has(part)));
  return Promise.all(own.map(async (path) => ({ path, content: await readFile(join(root, path)) })));
}

const leftBehind = new Set(['.mlx', '__pycache__', 'node_modules', '.venv']);

function recipesFolder(): string {
  return join(packageRoot(), 'recipes');
}

async function firstSentence(folder: string): Promise<string> {
  const readme = await readFile(join(folder, 'README.md'), 'utf8');
  return readme.split('\n').find((line) => line.trim() !== '' && !line.startsWith('#')) ?? '';
}
