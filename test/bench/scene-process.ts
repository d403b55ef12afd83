import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { nodeOfMlx } from './mlx.ts';

/** A scene in a process of its own, so that serving it holds up nobody who measures. */
export interface SceneProcess extends AsyncDisposable {
  url: string;
  arn: string;
  group: string;
  job: string;
}

export interface SceneSize {
  hosts: number;
  /** Lines a second of each host. */
  rate: number;
  /** Milliseconds for which they had written, and go on. */
  before: number;
  after: number;
}

const program = fileURLToPath(new URL('serve-log-scene.ts', import.meta.url));

export async function startScene({ hosts, rate, before, after }: SceneSize): Promise<SceneProcess> {
  const words = [hosts, rate, before, after].map(String);
  const child = spawn(nodeOfMlx(), [program, ...words], { stdio: ['pipe', 'pipe', 'inherit'] });
  const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
  return {
    ...(JSON.parse(line) as Omit<SceneProcess, keyof AsyncDisposable>),
    [Symbol.asyncDispose]: async () => {
      const ended = once(child, 'exit');
      child.stdin.end();
      await ended;
    },
  };
}
