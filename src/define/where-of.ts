import type { Env } from '../base/env.ts';
import type { Project } from './project.ts';

/** Where to work: what was said on the command line, else MLX_ON, else the project, else here. */
export function whereOf(said: string | undefined, env: Env, { on }: Pick<Project, 'on'>): string {
  return said ?? env['MLX_ON'] ?? on ?? 'local';
}
