import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Env } from './env.ts';

/** The folder of a project in which mlx keeps what is its own. */
export function mlxFolder(root: string): string {
  return join(root, '.mlx');
}

/** The folder of what the user has chosen for all projects: below `$XDG_CONFIG_HOME`, or `~/.config`. */
export function settingsFolder(env: Env): string {
  return join(env['XDG_CONFIG_HOME'] || join(env['HOME'] || homedir(), '.config'), 'mlx');
}

/** The folder that the user's projects share: `$MLX_CACHE`, or `~/.cache/mlx`. */
export function cacheFolder(env: Env): string {
  return env['MLX_CACHE'] ? resolve(env['MLX_CACHE']) : join(homedir(), '.cache', 'mlx');
}
