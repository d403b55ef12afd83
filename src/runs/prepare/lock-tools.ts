import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { $ } from 'zx';
import { inScratchFolder } from '../../base/scratch-folder.ts';

/** What came of locking. */
export type Locked =
  | { kind: 'locked'; text: string }
  | { kind: 'unreachable'; reason: string }
  | { kind: 'unresolved'; output: string };

const patience = '120s';

/** Locks with uv, for every platform and Python at once. */
export async function uvLock(dependencies: readonly string[], requiresPython?: string): Promise<Locked | undefined> {
  const python = lowestPython(requiresPython);
  const flags = [
    '--universal',
    '--no-header',
    '--no-annotate',
    '--quiet',
    ...(python ? ['--python-version', python] : []),
  ];
  return inScratchFolder(async (folder) => {
    // By a file, since writing to a program that has ended already would end mlx.
    const file = join(folder, 'requirements.in');
    await writeFile(file, `${dependencies.join('\n')}\n`);
    const result = await quiet()`uv pip compile ${flags} ${file}`;
    if (isMissing(result)) return undefined;
    if (result.exitCode !== 0) return failed(result.stderr);
    return { kind: 'locked', text: `# mlx lock: uv universal\n${result.stdout}` };
  });
}

/** Locks with pip, for the Python and platform of this machine. */
export async function pipLock(dependencies: readonly string[]): Promise<Locked | undefined> {
  const flags = ['--dry-run', '--ignore-installed', '--quiet', '--disable-pip-version-check', '--report', '-'];
  // Behind `--`, a requirement that looks like a flag stays a requirement.
  const result = await quiet()`python3 -m pip install ${flags} -- ${dependencies}`;
  if (isMissing(result) || /No module named pip|no such option: --report/.test(result.stderr)) return undefined;
  if (result.exitCode !== 0) return failed(result.stderr);
  const report = JSON.parse(result.stdout) as PipReport;
  const pins = report.install.map(({ metadata }) => `${metadata.name}==${metadata.version}`).sort();
  const { python_version: python, sys_platform: platform, platform_machine: machine } = report.environment;
  return { kind: 'locked', text: `# mlx lock: pip python ${python} ${platform} ${machine}\n${pins.join('\n')}\n` };
}

interface PipReport {
  install: { metadata: { name: string; version: string } }[];
  environment: { python_version: string; sys_platform: string; platform_machine: string };
}

interface Result {
  exitCode: number | null;
  stderr: string;
}

/** Without FORCE_COLOR, with which pip colours even its JSON. */
function quiet() {
  const { FORCE_COLOR: _, ...env } = process.env;
  return $({ env, nothrow: true, quiet: true, timeout: patience });
}

function isMissing({ exitCode, stderr }: Result): boolean {
  return exitCode === 127 || /command not found/.test(stderr);
}

function failed(stderr: string): Locked {
  const output = stderr.trim();
  const unreachable =
    /connect|network|dns|resolve host|name resolution|timed out|tls|certificate|max retries|failed to fetch/i;
  if (output === '' || unreachable.test(output)) {
    return { kind: 'unreachable', reason: output.split('\n').at(-1) || 'the package index did not answer in time' };
  }
  return { kind: 'unresolved', output };
}

/** `3.10` of `>=3.10,<4`: a universal lock has to hold from there on. */
function lowestPython(requiresPython: string | undefined): string | undefined {
  return /(?:>=|==|~=)\s*(3\.\d+)/.exec(requiresPython ?? '')?.[1];
}
