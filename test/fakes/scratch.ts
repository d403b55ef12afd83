import { lendEnvironment } from './lend-environment.ts';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Aws } from '../../src/aws/aws.ts';
import { openAws } from '../../src/aws/open-aws.ts';
import { wait } from '../../src/aws/wait.ts';
import { findJob } from '../../src/define/find-job.ts';
import { parseParams } from '../../src/define/parse-params.ts';
import { readProject, type Project } from '../../src/define/project.ts';
import { readJob } from '../../src/define/read-job.ts';
import type { Plan } from '../../src/plan/plan.ts';
import { describeRun } from '../../src/runs/describe-run.ts';
import { launch } from '../../src/runs/launch.ts';
import { openEmbedded } from '../../src/local/open.ts';
import { serve } from '../../src/local/wire/serve.ts';
import { preparePlan } from '../../src/runs/prepare/prepare-plan.ts';
import { hasEnded, type Run } from '../../src/runs/run.ts';

/** A project in a temporary folder with an embedded AWS of its own. */
export interface Scratch {
  aws: Aws;
  project: Project;
  write: (files: Readonly<Record<string, string>>) => Promise<void>;
  plan: (job: string, params?: Readonly<Record<string, string>>) => Promise<Plan>;
  launch: (job: string, params?: Readonly<Record<string, string>>) => Promise<Run>;
  /** Launches a job and waits until it has ended. */
  run: (job: string, params?: Readonly<Record<string, string>>) => Promise<Run>;
  close: () => Promise<void>;
}

export async function scratch(
  files: Readonly<Record<string, string>>,
  over: { served: boolean; env?: Env } = { served: false },
): Promise<Scratch> {
  const root = await mkdtemp(join(tmpdir(), 'mlx-test-'));
  await writeFiles(root, { 'mlx.toml': 'name = "trial"\n', ...files });
  const project = await readProject(root);
  const env = { MLX_CACHE: join(root, 'cache'), PATH: process.env['PATH'], ...over.env };
  const { aws, close } = over.served ? await openServed(project, env) : await openLocal(project, env);
  const plan: Scratch['plan'] = async (name, params = {}) => {
    const job = await readJob(await findJob(project, name), project);
    return preparePlan(job, parseParams(job, params), aws, project);
  };
  const start: Scratch['launch'] = async (name, params) => launch(await plan(name, params), aws, () => undefined);
  return {
    aws,
    project,
    plan,
    launch: start,
    write: (more) => writeFiles(root, more),
    run: async (name, params) => untilEnded(await start(name, params), aws),
    close: async () => {
      await close();
      await rm(root, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
    },
  };
}

type Env = Record<string, string | undefined>;

async function openLocal(project: Project, env: Env) {
  const aws = await openAws({ on: 'local', project, env });
  return { aws, close: () => aws.close() };
}

/** As if it were AWS: over HTTP, by the SDK's own variables. */
async function openServed(project: Project, env: Env) {
  const embedded = await openEmbedded({ home: join(project.root, '.mlx'), env });
  const server = await serve(embedded, { port: 0 });
  const variables = { AWS_ACCESS_KEY_ID: 'a', AWS_SECRET_ACCESS_KEY: 'b', AWS_REGION: 'us-east-1' };
  const giveBack = lendEnvironment({ ...variables, AWS_ENDPOINT_URL: server.url });
  const aws = await openAws({ on: 'aws', project, env: { ...env, ...variables } });
  const close = async () => {
    giveBack();
    await aws.close();
    await server.close();
    embedded.close();
  };
  return { aws, close };
}

export async function untilEnded(run: Run, aws: Aws): Promise<Run> {
  let now: Run | undefined = run;
  while (now && !hasEnded(now.status)) {
    await wait(50);
    now = await describeRun(aws, run.kind, run.name);
  }
  return now ?? run;
}

/** A Python script with this head. */
export function script(head: string, body: string): string {
  const lines = ['/// script', '[tool.mlx]', ...head.trim().split('\n'), '///'];
  return `${lines.map((line) => `# ${line}`.trimEnd()).join('\n')}\n${body}`;
}

async function writeFiles(root: string, files: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, content] of Object.entries(files)) {
    const path = join(root, name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, content);
  }
}
