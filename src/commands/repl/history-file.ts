import { appendFile, chmod, mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { mlxFolder } from '../../base/folders.ts';

const mostLines = 1000;

/** The lines that were evaluated in a project, oldest first; none where they can't be read. */
export async function readHistory(root: string): Promise<string[]> {
  const text = await readFile(fileOf(root), 'utf8').catch(() => '');
  const lines = text.split('\n').filter((line) => line !== '');
  return lines.slice(-mostLines).flatMap((line) => {
    try {
      const read: unknown = JSON.parse(line);
      return typeof read === 'string' ? [read] : [];
    } catch {
      return [];
    }
  });
}

/** Keeps a line, for its owner's eyes only. A folder that can't be written keeps none. */
export async function rememberLine(root: string, text: string): Promise<void> {
  if (looksSecret.test(text)) return;
  try {
    await mkdir(mlxFolder(root), { recursive: true, mode: 0o700 });
    await appendFile(fileOf(root), `${JSON.stringify(text)}\n`, { mode: 0o600 });
    await chmod(fileOf(root), 0o600);
  } catch {
    // A REPL that forgets is better than one that fails for it.
  }
}

/** Keys of AWS, and what is assigned to a name that says that it is secret. */
const looksSecret = /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b|(?:secret|password|token)\w*['"]?\s*[:=]/i;

function fileOf(root: string): string {
  return join(mlxFolder(root), 'history');
}
