import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { openLogStore } from '../../../src/local/cloudwatch/log-store.ts';
import type { Embedded } from '../../../src/local/embedded.ts';
import { homeAt } from '../../../src/local/home.ts';
import type { JobBook } from '../../../src/local/jobs/book.ts';
import { openObjectStore } from '../../../src/local/s3/object-store.ts';
import { openState } from '../../../src/local/state.ts';
import { localRequestHandler, type LocalRequestHandler } from '../../../src/local/wire/request-handler.ts';
import { makeHandler } from '../../../src/local/wire/route.ts';
import { serve } from '../../../src/local/wire/serve.ts';
import { clientEnvironment } from './client-environment.ts';

/** An embedded AWS in a folder of its own, without jobs, in this process and on loopback. */
export interface Storage {
  aws: Embedded;
  folder: string;
  url: string;
  requestHandler: LocalRequestHandler;
  /** Runs a program with the environment that leads AWS's own clients here; returns what it printed. */
  run(program: string, args: readonly string[]): Promise<string>;
  close(): Promise<void>;
}

export async function openStorage(now: () => number = Date.now): Promise<Storage> {
  const folder = mkdtempSync(join(tmpdir(), 'mlx-storage-'));
  const home = homeAt(join(folder, '.mlx'), { MLX_CACHE: join(folder, 'cache') });
  const state = openState(home);
  const aws: Embedded = {
    home,
    state,
    identity: { account: '000000000000', region: 'us-east-1', partition: 'aws' },
    objects: openObjectStore({ state, folder: home.objects, now }),
    logs: openLogStore({ state }),
    jobs: noJobs,
    now,
    wake: () => undefined,
  };
  const embedded = { handle: makeHandler(aws) };
  const served = await serve(embedded, { port: 0 });
  return {
    aws,
    folder,
    url: served.url,
    requestHandler: localRequestHandler(embedded),
    async run(program, args) {
      const env = clientEnvironment(folder, served.url, aws.identity.region);
      const { stdout } = await promisify(execFile)(program, args, { env, cwd: folder, maxBuffer: 64 * 1024 * 1024 });
      return stdout;
    },
    async close() {
      await served.close();
      state.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const noJobs: JobBook = {
  start: () => false,
  get: () => undefined,
  list: () => ({ jobs: [], more: false }),
  stop: () => undefined,
  remove: () => undefined,
};
