import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { randomUUID } from 'node:crypto';

/** The bytes of a `tar.gz` of these files, made below `folder`. */
export function archiveOf(folder: string, files: Readonly<Record<string, string>>): Buffer {
  const root = join(folder, randomUUID());
  mkdirSync(root, { recursive: true });
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), text);
  }
  const file = `${root}.tar.gz`;
  execFileSync('tar', ['-czf', file, '-C', root, '.']);
  return readFileSync(file);
}
