import type { Env } from '../base/env.ts';
import type { Project } from './project.ts';

/** Whether a place, as `whereOf` tells it, is production by mlx.toml: by its own name, or as `aws` by that of AWS_PROFILE. */
export function isProductionAt(where: string, env: Env, { production = [] }: Pick<Project, 'production'>): boolean {
  if (where === 'local') return false;
  const profile = where === 'aws' ? (env['AWS_PROFILE'] ?? where) : where;
  return production.some((glob) => glob === where || matches(glob, profile));
}

function matches(glob: string, name: string): boolean {
  const pattern = glob.replaceAll(/[\\^$.+?()[\]{}|/]/g, String.raw`\$&`).replaceAll(/\*+/g, '.*');
  return new RegExp(`^${pattern}$`, 'u').test(name);
}
