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
  const url = await urlIn(createInterface(server.stderr));
  return {
    env: {
      AWS_ENDPOINT_URL: url,
      AWS_ACCESS_KEY_ID: 'local',
      AWS_SECRET_ACCESS_KEY: 'local',
      AWS_DEFAULT_REGION: 'us-east-1',
      AWS_CONFIG_FILE: '/dev/null',
      AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
    },
    [Symbol.asyncDispose]: async () => {
      server.kill('SIGINT');
      await ended;
    },
  };
}

async function urlIn(lines: AsyncIterable<string>): Promise<string> {
  for await (const line of lines) {
    const url = /http:\/\/127\.0\.0\.1:\d+/.exec(line)?.[0];
    if (url) return url;
  }
  throw new Error('mlx local serve ended without telling its address');
}
