import { appendFile, chmod, mkdir, open, readFile, rename, stat, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { mlxFolder } from '../../../base/folders.ts';
import { withoutSecrets } from './without-secrets.ts';

/** Entries that are read, and bytes that the file may grow to before it becomes the older one. */
const mostEntries = 1000;
const mostBytes = 512 * 1024;
/** Characters of an entry; a longer one is no line that anybody types again. */
const longestEntry = 20_000;

/** The texts that were evaluated in a project, oldest first, each whole; none where they can't be read. */
export async function readHistory(root: string): Promise<string[]> {
  const texts = await Promise.all([olderOf(root), fileOf(root)].map((file) => readFile(file, 'utf8').catch(() => '')));
  return texts.flatMap(entriesIn).slice(-mostEntries);
}

/**
 * Keeps a text, for its owner's eyes only and without what looks like a secret. It is added behind what is there, in one write, so that
 * two sessions lose nothing of each other. A folder that can't be written keeps none.
 */
export async function rememberLine(root: string, text: string): Promise<void> {
  if (text.trim() === '' || text.length > longestEntry) return;
  try {
    await mkdir(mlxFolder(root), { recursive: true, mode: 0o700 });
    await appendFile(fileOf(root), `${JSON.stringify(withoutSecrets(text))}\n`, { mode: 0o600 });
    await chmod(fileOf(root), 0o600);
    if ((await stat(fileOf(root))).size > mostBytes) await turnOver(root);
  } catch {
    // A REPL that forgets is better than one that fails for it.
  }
}

/** A line that was cut off, by a full disk or by hand, is passed over. */
function entriesIn(text: string): string[] {
  return text.split('\n').flatMap((line) => {
    try {
      const read: unknown = JSON.parse(line);
      return typeof read === 'string' ? [read] : [];
    } catch {
      return [];
    }
  });
}

/**
 * What was written becomes the older of two files, and a new one begins: a session that is about to write adds to one of the two. Under
 * a lock, so that two sessions don't do it one after the other; one that was left behind holds for a minute.
 */
async function turnOver(root: string): Promise<void> {
  const lock = `${fileOf(root)}.lock`;
  const left = await stat(lock).catch(() => undefined);
  if (left && Date.now() - left.mtimeMs > 60_000) await unlink(lock);
  await (await open(lock, 'wx')).close();
  try {
    if ((await stat(fileOf(root))).size > mostBytes) await rename(fileOf(root), olderOf(root));
  } finally {
    await unlink(lock);
  }
}

function olderOf(root: string): string {
  return `${fileOf(root)}.older`;
}

function fileOf(root: string): string {
  return join(mlxFolder(root), 'history');
}
