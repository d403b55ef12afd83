import { spawn } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { TestContext } from 'vitest';
import { packageRoot } from '../../src/base/package-root.ts';

/** A script with the bootstrap beside it, laid out as a job finds it, in a folder that goes away after the test. */
export interface JobFolder {
  /** Stands for /opt/ml. */
  ml: string;
  code: string;
  write(file: string, content: string): Promise<void>;
  /** Runs the bootstrap to its end. */
  run(options?: { args?: readonly string[]; env?: Record<string, string> }): Promise<Ended>;
  /** Starts it without waiting; `said` is fulfilled once its output contains the words. */
  start(options?: { env?: Record<string, string> }): {
    said(words: string): Promise<void>;
    kill(signal: NodeJS.Signals): void;
    ended: Promise<Ended>;
  };
}

export interface Ended {
  code: number | null;
  output: string;
  /** What it left in the failure or message file. */
  reason: string | undefined;
}

export interface JobFacts {
  job?: string;
  kind?: 'processing' | 'training';
  script?: string;
  language?: string;
  params?: readonly string[] | Readonly<Record<string, string>>;
  inputs?: Readonly<Record<string, string>>;
  outputs?: Readonly<Record<string, string>>;
  requirements?: boolean;
  spark?: true;
  metrics?: { expressions: Readonly<Record<string, string>>; file: string };
  requiresPython?: string;
}

export async function jobFolder(context: TestContext, script: string, facts: JobFacts = {}): Promise<JobFolder> {
  const root = await mkdtemp(join(tmpdir(), 'mlx-python-'));
  context.onTestFinished(() => rm(root, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }));
  const [ml, code] = [join(root, 'ml'), join(root, 'ml/code')];
  const job = {
    version: 1,
    job: 'train',
    kind: 'processing',
    script: 'train.py',
    language: 'python',
    params: [],
    inputs: {},
    outputs: {},
    requirements: false,
    ...facts,
  };
  const write = async (file: string, content: string): Promise<void> => {
    await mkdir(dirname(join(root, file)), { recursive: true });
    await writeFile(join(root, file), content);
  };
  await cp(join(packageRoot(), 'src/python'), code, {
    recursive: true,
    filter: (path) => !path.includes('__pycache__'),
  });
  await write('ml/code/job.json', JSON.stringify(job));
  await write(`ml/code/${job.script}`, script);
  const reasonFile = join(ml, 'output', job.kind === 'training' ? 'failure' : 'message');
  const start: JobFolder['start'] = ({ env = {} } = {}, args: readonly string[] = []) => {
    const child = spawn('python3', [join(code, 'mlx_bootstrap.py'), ...args], {
      env: { PATH: process.env['PATH'], HOME: root, LANG: 'C.UTF-8', MLX_OPT_ML: ml, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let heard = '';
    const listeners = new Set<() => void>();
    child.stdout.on('data', (chunk: Buffer) => {
      heard += chunk.toString();
      for (const listen of listeners) listen();
    });
    const code$ = new Promise<number | null>((resolve) => {
      child.once('close', resolve);
    });
    const errors = text(child.stderr);
    return {
      said: (words) =>
        new Promise((resolve) => {
          const listen = (): void => {
            if (heard.includes(words)) resolve();
          };
          listeners.add(listen);
          listen();
        }),
      kill: (signal) => child.kill(signal),
      ended: code$.then(async (ended) => ({
        code: ended,
        output: heard + (await errors),
        reason: await readFile(reasonFile, 'utf8').catch(() => undefined),
      })),
    };
  };
  return {
    ml,
    code,
    write,
    start,
    run: ({ args = [], env = {} } = {}) =>
      (start as (o: object, a: readonly string[]) => { ended: Promise<Ended> })({ env }, args).ended,
  };
}
