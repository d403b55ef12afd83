import { accessSync, constants, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Home } from '../embedded.ts';

/** Where environments of packages are made: the user's cache, or the project's own folder where the cache can't be written to. */
export function environmentsFolder({ environments, root }: Home): string {
  try {
    mkdirSync(environments, { recursive: true });
    accessSync(environments, constants.W_OK);
    return environments;
  } catch {
    return join(root, 'environments');
  }
}
