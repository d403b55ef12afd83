/** The variables of a process, or those that stand in for them. */
export type Env = Readonly<Record<string, string | undefined>>;

/** The AWS region that the environment names; undefined where it names none. */
export function regionIn(env: Env): string | undefined {
  return env['AWS_REGION'] || env['AWS_DEFAULT_REGION'] || undefined;
}

/** True where the person sits at another machine than this one. */
export function isRemote(env: Env): boolean {
  return (env['SSH_CONNECTION'] ?? '') !== '';
}

/** True where MLX_READ_ONLY allows reading alone. */
export function isReadOnlyIn(env: Env): boolean {
  return !['', '0', 'false'].includes(env['MLX_READ_ONLY'] ?? '');
}
