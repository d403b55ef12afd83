import { glob, realpath, stat } from 'node:fs/promises';
import { dirname, isAbsolute, relative, resolve, sep } from 'node:path';
import { compareTexts } from '../base/compare.ts';
import type { JobDefinition } from './definition.ts';
import type { Finding } from './finding.ts';

/** Names beside the script that mlx itself fills. */
const ownNames = /^(?:mlx_bootstrap\.py|job\.json|requirements\.(?:txt|lock)|mlx_job(?:\/.*)?)$/;

const mostFiles = 1_000;

/**
 * The files that travel with a script, found by globs relative to it. A glob that leaves the script's folder, matches
 * nothing, or matches a name that mlx fills itself is a finding. Links that lead out of the folder are not followed.
 */
export async function includedFiles(
  script: string,
  globs: readonly string[],
): Promise<{ include: JobDefinition['include']; findings: readonly Finding[] }> {
  const folder = dirname(script);
  const found = new Map<string, string>();
  const findings: Finding[] = [];
  for (const [index, pattern] of globs.entries()) {
    const say = (what: string, rule: string, fix: string) =>
      findings.push({ path: ['include', index], at: 'value', what, rule, fix });
    if (isAbsolute(pattern) || pattern.split(/[/\\]/).includes('..') || pattern.includes('\0')) {
      say(
        `${JSON.stringify(pattern)} leaves the folder of the script`,
        'what travels with a script lies in its folder or below',
        'move the files there',
      );
      continue;
    }
    const matches = await filesAt(folder, pattern);
    const taken = matches.find((name) => ownNames.test(name));
    if (matches.length === 0)
      say(
        `${JSON.stringify(pattern)} matches no file`,
        'each glob of include matches at least one file beside the script',
        'correct the glob, or remove it',
      );
    else if (taken !== undefined)
      say(
        `${JSON.stringify(taken)} is a name that mlx fills itself`,
        'these names are taken: mlx_bootstrap.py, mlx_job/, job.json, requirements.txt, requirements.lock',
        'rename the file',
      );
    else if (matches.length > mostFiles)
      say(
        `${JSON.stringify(pattern)} matches ${matches.length} files`,
        `at most ${mostFiles} files travel with a script`,
        'name fewer; data belongs into inputs',
      );
    else for (const name of matches) found.set(name, resolve(folder, name));
  }
  found.delete(relative(folder, script));
  const include = [...found]
    .map(([as, path]) => ({ as, path }))
    .toSorted((one, other) => compareTexts(one.as, other.as));
  return { include, findings };
}

/** Regular files that a glob matches, by their path from the folder with `/`. */
async function filesAt(folder: string, pattern: string): Promise<string[]> {
  const names: string[] = [];
  const root = await realpath(folder);
  for await (const name of glob(pattern, { cwd: folder, exclude: isPassedOver })) {
    const real = await realpath(resolve(folder, name)).catch(() => '');
    const isFile = real.startsWith(`${root}${sep}`) && (await stat(real)).isFile();
    if (isFile) names.push(name.replaceAll(sep, '/'));
    if (names.length > mostFiles) break;
  }
  return names;
}

function isPassedOver(path: string): boolean {
  return /(?:^|[/\\])(?:node_modules|__pycache__|\.git|\.mlx|\.venv)$/.test(path);
}
