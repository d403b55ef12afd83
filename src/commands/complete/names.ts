import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { mlxFolder } from '../../base/folders.ts';
import { replaceFile } from '../../base/replace-file.ts';

/** Names that a completion offers without asking AWS; newest first. */
export interface Names {
  runs: readonly string[];
  tables: readonly string[];
}

const most = 300;

/** The names that verbs have come across in a project, wherever its jobs ran. */
export async function readNames(root: string): Promise<Names> {
  try {
    const { runs, tables } = JSON.parse(await readFile(fileOf(root), 'utf8')) as Record<string, unknown>;
    return { runs: textsIn(runs), tables: textsIn(tables) };
  } catch {
    return { runs: [], tables: [] };
  }
}

/** Keeps names of runs for completions. A folder that can't be written keeps none. */
export async function rememberRuns(root: string, runs: readonly string[]): Promise<void> {
  await update(root, (names) => ({ ...names, runs: merged(runs, names.runs) }));
}

/** Keeps the names of all tables for completions. */
export async function rememberTables(root: string, tables: readonly string[]): Promise<void> {
  await update(root, (names) => ({ ...names, tables: tables.slice(0, most) }));
}

async function update(root: string, change: (names: Names) => Names): Promise<void> {
  const before = await readNames(root);
  const after = JSON.stringify(change(before));
  if (after === JSON.stringify(before)) return;
  try {
    await replaceFile(fileOf(root), after);
  } catch {
    // A completion that knows less is better than a verb that fails for it.
  }
}

function fileOf(root: string): string {
  return join(mlxFolder(root), 'names.json');
}

/** Newest first: names of runs end in the time of their launch, so new ones go before what is known. */
function merged(fresh: readonly string[], known: readonly string[]): string[] {
  return [...new Set([...fresh, ...known])].slice(0, most);
}

function textsIn(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : [];
}
