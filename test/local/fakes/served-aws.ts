import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEmbedded } from '../../../src/local/open.ts';
import { serve } from '../../../src/local/wire/serve.ts';
import { clientEnvironment } from './client-environment.ts';

export interface ServedAws extends AsyncDisposable {
  url: string;
  /** The folder that is its home. */
  home: string;
  /** The environment in which AWS's own tools reach it, and nothing else. */
  env: Record<string, string>;
}

/** An embedded AWS on loopback, in a folder of its own, with real jobs. */
export async function servedAws(): Promise<ServedAws> {
  const folder = mkdtempSync(join(tmpdir(), 'mlx-test-'));
  const home = join(folder, '.mlx');
  const embedded = await openEmbedded({ home, region: 'eu-west-1', env: quickEnvironment(folder) });
  const server = await serve(embedded, { port: 0 });
  return {
    url: server.url,
    home,
    env: clientEnvironment(folder, server.url, 'eu-west-1'),
    async [Symbol.asyncDispose]() {
      await server.close();
      embedded.close();
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** Supervisors leave soon, and a stopped job is not waited for long. */
export function quickEnvironment(folder: string): Record<string, string | undefined> {
  return { ...process.env, MLX_CACHE: join(folder, 'cache'), MLX_LOCAL_IDLE: '0.5', MLX_LOCAL_STOP_GRACE: '1' };
}
