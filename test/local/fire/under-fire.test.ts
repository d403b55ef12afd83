import { spawn, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { openState } from '../../../src/local/state.ts';
import { homeAt } from '../../../src/local/home.ts';
import { openEmbedded, type EmbeddedAws } from '../../../src/local/open.ts';
import { openObjectStore } from '../../../src/local/s3/object-store.ts';
import { quickEnvironment } from '../fakes/served-aws.ts';
import { wireRequest } from '../fakes/wire-request.ts';
import { modes } from '../jobs/modes.ts';

const program = fileURLToPath(new URL('busy-mlx.ts', import.meta.url));
const rounds = Number(process.env['MLX_TEST_FIRE_ROUNDS'] ?? 3);
const seed = Number(process.env['MLX_TEST_FIRE_SEED'] ?? 1);

test.for(modes)(
  '$title: whatever is killed, and whenever, the next look finds true states, no orphan and no half object',
  { timeout: rounds * 20_000 },
  async ({ env: mode }, context) => {
    const root = await mkdtemp(join(tmpdir(), 'mlx-fire-'));
    const home = homeAt(join(root, '.mlx'), {});
    const env = { ...quickEnvironment(root), ...mode };
    const word = root.slice(root.lastIndexOf('-') + 1);
    context.onTestFinished(async () => {
      killAll(processesOf(home.root, word));
      await rm(root, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
    });
    const random = numbers(seed);
    for (let round = 0; round < rounds; round += 1) {
      const mlx = spawn(process.execPath, [program, home.root, word, String(round)], {
        env,
        stdio: ['ignore', 'pipe', 'ignore'],
      });
      await killSome(mlx, home, word, random);
      const found = { round, ...(await lookAfterwards(home.root, env, word)) };
      expect(found).toEqual({ round, endless: [], orphans: [], openQueries: [], integrity: 'ok', spoilt: [] });
    }
  },
);

/** Kills, after a random while, mlx and each of the others by the toss of a coin. */
async function killSome(
  mlx: ChildProcess,
  home: ReturnType<typeof homeAt>,
  word: string,
  random: () => number,
): Promise<void> {
  const gone = once(mlx, 'exit');
  await Promise.race([once(mlx.stdout!, 'data'), gone]);
  await sleep(random() * 1200);
  const [supervisorToo, jobsToo, mlxFirst] = [random() < 0.6, random() < 0.4, random() < 0.5];
  if (mlxFirst) mlx.kill('SIGKILL');
  if (supervisorToo) killAll(supervisorsOf(home.root));
  if (jobsToo) killAll(processesOf(home.root, word).filter((pid) => random() < 0.7 && pid !== mlx.pid));
  mlx.kill('SIGKILL');
  await gone;
}

/** What is found wrong by the next look, and a few seconds later. */
async function lookAfterwards(home: string, env: NodeJS.ProcessEnv, word: string): Promise<object> {
  const aws = await openEmbedded({ home, env });
  try {
    for (const name of await running(aws)) {
      await ask(aws, 'SageMaker.StopProcessingJob', { ProcessingJobName: name });
    }
    const endless = await emptied(() => running(aws));
    const orphans = await emptied(async () => processesWith(word));
    return { endless, orphans, openQueries: await openQueries(aws), ...(await storedIn(home)) };
  } finally {
    aws.close();
  }
}

/** What is left of a list after at most ten seconds. */
async function emptied<T>(list: () => Promise<T[]>): Promise<T[]> {
  const deadline = Date.now() + 10_000;
  for (;;) {
    const left = await list();
    if (left.length === 0 || Date.now() > deadline) return left;
    await sleep(20);
  }
}

async function storedIn(home: string): Promise<{ integrity: unknown; spoilt: string[] }> {
  const state = openState(homeAt(home, {}));
  try {
    const integrity = state.prepare('PRAGMA integrity_check').get()?.['integrity_check'];
    const objects = openObjectStore({ state, folder: join(home, 'objects'), now: Date.now });
    const spoilt: string[] = [];
    for (const { key, path, size, etag } of objects.hasBucket('data') ? objects.list('data', '') : []) {
      const bytes = await readFile(path);
      const md5 = createHash('md5').update(bytes).digest('hex');
      if (bytes.length !== size || etag !== `"${md5}"`) spoilt.push(key);
    }
    return { integrity, spoilt };
  } finally {
    state.close();
  }
}

/** Jobs that say that they run or stop. */
async function running(aws: EmbeddedAws): Promise<string[]> {
  const found: string[] = [];
  for (const StatusEquals of ['InProgress', 'Stopping']) {
    const answer = await ask(aws, 'SageMaker.ListProcessingJobs', { StatusEquals, MaxResults: 100 });
    const { ProcessingJobSummaries: jobs } = answer as { ProcessingJobSummaries: { ProcessingJobName: string }[] };
    found.push(...jobs.map(({ ProcessingJobName: name }) => name));
  }
  return found;
}

async function openQueries(aws: EmbeddedAws): Promise<string[]> {
  const { QueryExecutionIds: ids } = (await ask(aws, 'AmazonAthena.ListQueryExecutions', {})) as {
    QueryExecutionIds: string[];
  };
  const states = await Promise.all(
    ids.map(async (id) => {
      const told = await ask(aws, 'AmazonAthena.GetQueryExecution', { QueryExecutionId: id });
      return (told as { QueryExecution: { Status: { State: string } } }).QueryExecution.Status.State;
    }),
  );
  return states.filter((state) => state === 'QUEUED' || state === 'RUNNING');
}

async function ask(aws: EmbeddedAws, target: string, input: object): Promise<unknown> {
  const request = wireRequest({ headers: { 'x-amz-target': target }, body: JSON.stringify(input) });
  const { body } = await aws.handle(request);
  return JSON.parse(Buffer.from(body as Uint8Array).toString());
}

/** Processes of this home: those whose words name it, and those of its jobs. */
function processesOf(home: string, word: string): number[] {
  return [...new Set([...processesWith(word), ...supervisorsOf(home)])];
}

function processesWith(word: string): number[] {
  return processes((words) => words.includes(word));
}

function supervisorsOf(home: string): number[] {
  return processes((words) => words.some((each) => each.startsWith('{"home":') && each.includes(home)));
}

function processes(wanted: (words: readonly string[]) => boolean): number[] {
  return readdirSync('/proc')
    .filter((pid) => /^\d+$/.test(pid) && wanted(wordsOf(pid)))
    .map(Number);
}

function wordsOf(pid: string): string[] {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'latin1').split('\0');
  } catch {
    return [];
  }
}

function killAll(pids: readonly number[]): void {
  for (const pid of pids) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It ended by itself.
    }
  }
}

/** Numbers from 0 to 1 that are the same for the same seed (mulberry32). */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
