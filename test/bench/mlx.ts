import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Subject } from './subject.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** The program as users start it. */
export const mlx = join(root, 'bin/mlx');

/** The Node that `bin/mlx` chooses. */
export function nodeOfMlx(): string {
  return globSync(join(root, 'node_modules/node-*/bin/node'))[0] ?? process.execPath;
}

/** A Node that does nothing: it tells how busy the machine was. */
export const idleNode: Subject = { what: 'node -e 0', command: [nodeOfMlx(), '-e', '0'] };

/** The flags that `bin/mlx` gives it. */
export function nodeFlagsOfMlx(): string[] {
  return /^flags='(.*)'$/m.exec(readFileSync(mlx, 'utf8'))?.[1]?.split(' ') ?? [];
}
