import { readdir } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { Host } from '../command.ts';
import { topics } from '../help/topics.ts';
import { commands } from '../table.ts';
import type { Candidate, Source } from './line.ts';

/** The words of one kind that mlx knows without asking anything of AWS or loading what does. */
export async function wordsFor(source: Source, host: Pick<Host, 'cwd' | 'env'>): Promise<readonly Candidate[]> {
  switch (source.kind) {
    case 'file':
      return pathsFrom(source.typed, host.cwd);
    case 'command':
      return verbs();
    case 'topic':
      return [...verbs(), ...topics.map(({ name, summary }) => ({ word: name, text: summary }))];
    default:
      return [];
  }
}

function bare(word: string): Candidate {
  return { word, text: '' };
}

function verbs(): Candidate[] {
  return commands
    .filter(({ group }) => group !== undefined)
    .map(({ name, summary }) => ({ word: name, text: summary }));
}

/** Files and folders whose path begins with what was typed; folders end with `/`. */
async function pathsFrom(typed: string, cwd: string): Promise<Candidate[]> {
  const folder = typed.endsWith('/')
    ? typed
    : dirname(typed) === '.' && !typed.startsWith('./')
      ? ''
      : `${dirname(typed)}/`;
  const entries = await readdir(resolve(cwd, folder), { withFileTypes: true }).catch(() => []);
  return entries.map((entry) => bare(`${join(folder, entry.name)}${entry.isDirectory() ? '/' : ''}`));
}
