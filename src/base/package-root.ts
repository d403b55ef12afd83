import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of mlx's own package.json; the same whether this runs from `src/` or from the bundle in `dist/`. */
export function packageRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json'))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error(`mlx's package.json lies nowhere above ${fileURLToPath(import.meta.url)}`);
    folder = parent;
  }
  return folder;
}
