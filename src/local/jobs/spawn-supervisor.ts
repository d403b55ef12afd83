import { spawn } from 'node:child_process';
import { closeSync, existsSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../base/package-root.ts';
import { identify, type ProcessIdentity } from '../process-identity.ts';
import type { Home, Identity } from '../embedded.ts';

/** Starts the supervisor of a home as a process of its own, which outlives this one and its terminal. */
export function spawnSupervisor(
  { home, identity }: { home: Home; identity: Identity },
  env: Readonly<Record<string, string>>,
): ProcessIdentity {
  const entry = join(packageRoot(), 'dist', 'supervisor.mjs');
  if (!existsSync(entry)) throw new Error(`${entry} is missing: run \`npm run build\``);
  const words = openSync(join(home.root, 'supervisor.log'), 'a', 0o600);
  try {
    const child = spawn(process.execPath, ['--max-semi-space-size=4', entry, JSON.stringify({ home, identity })], {
      cwd: home.root,
      detached: true,
      stdio: ['ignore', 'ignore', words],
      env,
    });
    // Without a process there is no pid, which is told below; the event tells nothing more.
    child.on('error', () => {});
    child.unref();
    const started = child.pid === undefined ? undefined : identify(child.pid);
    if (!started) throw new Error('the supervisor of local jobs could not be started');
    return started;
  } finally {
    closeSync(words);
  }
}
