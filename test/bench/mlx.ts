import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** The program as users start it. */
export const mlx = join(root, 'bin/mlx');

/** The Node that `bin/mlx` chooses. */
export function nodeOfMlx(): string {
  return globSync(join(root, 'node_modules/node-*/bin/node'))[0] ?? process.execPath;
}

/** The flags that `bin/mlx` gives it. */
export function nodeFlagsOfMlx(): string[] {
  return /^flags='(.*)'$/m.exec(readFileSync(mlx, 'utf8'))?.[1]?.split(' ') ?? [];
}
