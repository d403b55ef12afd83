import { spawn } from 'node:child_process';
import { join } from 'node:path';
import type { Env } from '../../../base/env.ts';
import { packageRoot } from '../../../base/package-root.ts';
import type { FlowRun } from '../flow-run.ts';

/** Drives a run of direct jobs in a process of its own, which outlives this one and its terminal. */
export function driveDetached(
  { name }: Pick<FlowRun, 'name'>,
  { cwd, env, on }: { cwd: string; env: Env; on: string },
): void {
  const main = join(packageRoot(), 'dist', 'main.mjs');
  const child = spawn(process.execPath, [main, 'resume', name, '--on', on, '--json'], {
    cwd,
    env,
    detached: true,
    stdio: 'ignore',
  });
  // Where no process comes of it the run stays as it is, and `mlx resume` goes on with it.
  child.on('error', () => {});
  child.unref();
}
