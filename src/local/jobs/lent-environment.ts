import type { Env } from '../../base/env.ts';

/** What a job may know of the caller's shell: where programs and packages are found, and how text is written. */
const lentNames = new Set([
  'PATH',
  'HOME',
  'USER',
  'LOGNAME',
  'LANG',
  'LC_ALL',
  'LC_CTYPE',
  'TZ',
  'TMPDIR',
  'HTTP_PROXY',
  'HTTPS_PROXY',
  'NO_PROXY',
  'http_proxy',
  'https_proxy',
  'no_proxy',
  'SSL_CERT_FILE',
  'SSL_CERT_DIR',
  'REQUESTS_CA_BUNDLE',
]);

/** Settings of pip and uv reach the installation of packages; the bootstrap takes them away before the script starts. */
const lentPrefixes = ['PIP_', 'UV_'];

/** The supervisor's own settings. */
const supervisorPrefixes = [...lentPrefixes, 'MLX_LOCAL_', 'MLX_NAMESPACES'];

/** The part of an environment that a job may see: no credentials of AWS, no secrets of other tools. */
export function lentEnvironment(env: Env): Record<string, string> {
  return pick(env, lentPrefixes);
}

/** The part of an environment that the supervisor is started with. */
export function supervisorEnvironment(env: Env): Record<string, string> {
  return pick(env, supervisorPrefixes);
}

function pick(env: Env, prefixes: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).filter((entry): entry is [string, string] => {
      const [name, value] = entry;
      return value !== undefined && (lentNames.has(name) || prefixes.some((prefix) => name.startsWith(prefix)));
    }),
  );
}
