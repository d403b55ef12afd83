import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { parse } from 'smol-toml';
import { locateProject } from '../../define/locate-project.ts';
import { readNames } from './names.ts';

/** Tables that verbs have come across, and those that the project's settings declare, whether or not they are registered yet. */
export async function tableNames(cwd: string): Promise<string[]> {
  const { root, settings } = await locateProject(cwd);
  const [known, declared] = await Promise.all([readNames(root), settings === undefined ? [] : declaredIn(settings)]);
  return [...new Set([...known.tables, ...declared])];
}

/** Read without the schema, which would take longer to load than a completion may. What is wrong in it completes nothing. */
async function declaredIn(path: string): Promise<string[]> {
  try {
    const data: unknown = parse(await readFile(path, 'utf8'));
    const settings = basename(path) === 'pyproject.toml' ? memberOf(memberOf(data, 'tool'), 'mlx') : data;
    return Object.keys(memberOf(settings, 'tables') ?? {});
  } catch {
    return [];
  }
}

function memberOf(data: unknown, name: string): object | undefined {
  const member: unknown = typeof data === 'object' && data !== null ? Reflect.get(data, name) : undefined;
  return typeof member === 'object' && member !== null ? member : undefined;
}
