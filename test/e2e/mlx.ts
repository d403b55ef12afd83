import { spawn, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const bin = fileURLToPath(new URL('../../bin/mlx', import.meta.url));

export interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** Starts the real `bin/mlx` in a folder, with nobody's AWS settings around it. */
export function startMlx(cwd: string, words: readonly string[]): { child: ChildProcess; ended: Promise<Ended> } {
  const { PATH, TMPDIR, MLX_TEST_CACHE } = process.env;
  const env = { PATH, TMPDIR, MLX_TEST_CACHE, HOME: cwd, TZ: 'UTC' };
  const child = spawn(bin, words, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const printed = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (printed.stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (printed.stderr += text));
  const ended = new Promise<Ended>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, ...printed }));
  });
  return { child, ended };
}

/** Runs `bin/mlx` to its end. */
export function mlx(cwd: string, ...words: string[]): Promise<Ended> {
  return startMlx(cwd, words).ended;
}
