import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { text } from 'node:stream/consumers';

/**
 * Packs a folder as `tar.gz` into `file`, with names relative to the folder and links kept as links.
 * `tar` works in a process of its own, so that a huge model holds up nothing.
 */
export async function archiveFolder(folder: string, file: string): Promise<void> {
  const names = await readdir(folder);
  const tar = spawn('tar', ['-czf', file, '-C', folder, '--null', '-T', '-'], {
    stdio: ['pipe', 'ignore', 'pipe'],
    env: { PATH: process.env['PATH'], LC_ALL: 'C', COPYFILE_DISABLE: '1' },
  });
  tar.stdin.on('error', () => {});
  tar.stdin.end(names.map((name) => `${asMember(name)}\0`).join(''));
  const [words, [code]] = await Promise.all([text(tar.stderr), once(tar, 'close') as Promise<[number | null]>]);
  if (code !== 0) throw new Error(words.trim() || `tar ended with ${code}`);
}

/** As SageMaker names it, without a leading `./`, but for what `tar` would take for an option. */
function asMember(name: string): string {
  return name.startsWith('-') ? `./${name}` : name;
}
