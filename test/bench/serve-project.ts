import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { mlx } from './mlx.ts';

/** A project's embedded AWS on a port of this machine, and the environment that leads AWS's own programs to it. */
export interface ServedProject extends AsyncDisposable {
  env: Readonly<Record<string, string>>;
}

export async function serveProject(root: string): Promise<ServedProject> {
  const server = spawn(mlx, ['local', 'serve', '--port', '0'], { cwd: root, stdio: ['ignore', 'ignore', 'pipe'] });
  const ended = once(server, 'exit');
  const settings = await settingsIn(createInterface(server.stderr));
  return {
    env: {
      ...settings,
      AWS_CONFIG_FILE: '/dev/null',
      AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
    },
    [Symbol.asyncDispose]: async () => {
      server.kill('SIGINT');
      await ended;
    },
  };
}

/** The variables that it prints: `export NAME=value NAME=value`. */
async function settingsIn(lines: AsyncIterable<string>): Promise<Record<string, string>> {
  for await (const line of lines) {
    const [, words] = line.split('export ');
    if (words)
      return Object.fromEntries(
        words
          .trim()
          .split(' ')
          .map((word) => word.split('=') as [string, string]),
      );
  }
  throw new Error('mlx local serve ended without telling how to reach it');
}
