import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { bench, type Bench } from './bench.ts';
import { modes } from './modes.ts';

/** The processes that carry a word in their arguments. */
function processesWith(word: string): number[] {
  return readdirSync('/proc')
    .filter((pid) => /^\d+$/.test(pid))
    .filter((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, 'latin1').split('\0').includes(word);
      } catch {
        return false;
      }
    })
    .map(Number);
}

/** A job whose processes can be told by the word that they carry: one in its group, one in a session of its own. */
async function spreadOut(at: Bench, word: string): Promise<string> {
  const stay = `sh -c 'while :; do sleep 0.1; done' ${word}`;
  const name = at.processing({}, `setsid ${stay} & ${stay} & echo ready; wait`);
  await expect.poll(() => at.lines(name)).toEqual(['ready']);
  await expect.poll(() => processesWith(word).length).toBeGreaterThanOrEqual(2);
  return name;
}

describe.for(modes)('$title', ({ env }) => {
  test('when the supervisor is killed the job is Failed at the next look, and nothing of it is left', async (context) => {
    const at = await bench(context, env);
    const word = `word-${context.task.id}`;
    const name = await spreadOut(at, word);
    process.kill(at.supervisor(), 'SIGKILL');
    await expect.poll(() => at.book.get('processing', name)?.status).toBe('Failed');
    const job = at.book.get('processing', name);
    expect(job?.failureReason).toMatch(/^InternalServerError: The embedded AWS's supervisor was killed/);
    expect(job?.ended).toBeGreaterThan(0);
    await expect.poll(() => processesWith(word)).toEqual([]);
  });

  test('after that the next job runs, and jobs that waited run too', async (context) => {
    const at = await bench(context, { ...env, MLX_LOCAL_JOBS: '1' });
    const lost = await spreadOut(at, `word-${context.task.id}`);
    const waiting = at.processing({}, 'echo waited');
    process.kill(at.supervisor(), 'SIGKILL');
    const next = at.processing({}, 'echo next');
    expect(await at.finished(waiting)).toMatchObject({ status: 'Completed' });
    expect(await at.finished(next)).toMatchObject({ status: 'Completed' });
    expect(await at.finished(lost)).toMatchObject({ status: 'Failed' });
  });

  test('when the script is killed the job is Failed with exit code 137', async (context) => {
    const at = await bench(context, env);
    const word = `word-${context.task.id}`;
    const name = at.processing({
      AppSpecification: {
        ImageUri: 'x',
        ContainerEntrypoint: ['sh', '-c', 'echo ready; while :; do sleep 0.1; done', word],
      },
    });
    await expect.poll(() => at.lines(name)).toEqual(['ready']);
    const script = processesWith(word).filter((pid) => firstWord(pid) === 'sh' && !isInit(pid));
    for (const pid of script) process.kill(pid, 'SIGKILL');
    expect(await at.finished(name)).toMatchObject({
      status: 'Failed',
      failureReason: 'AlgorithmError: , exit code: 137',
    });
  });

  test('when everything of the job is killed at once it is Failed with exit code 137', async (context) => {
    const at = await bench(context, env);
    const word = `word-${context.task.id}`;
    const name = await spreadOut(at, word);
    for (const pid of childrenOf(at.supervisor())) process.kill(-pid, 'SIGKILL');
    expect(await at.finished(name)).toMatchObject({
      status: 'Failed',
      failureReason: 'AlgorithmError: , exit code: 137',
    });
    await expect.poll(() => processesWith(word)).toEqual([]);
  });
});

test('when mlx is killed the job goes on', async (context) => {
  const at = await bench(context);
  const program = `
    import { openState } from '${new URL('../../../src/local/state.ts', import.meta.url).href}';
    import { openJobBook } from '${new URL('../../../src/local/jobs/open-job-book.ts', import.meta.url).href}';
    const home = ${JSON.stringify(at.home)};
    const book = openJobBook({ state: openState(home), home, now: Date.now, env: process.env,
      identity: { account: '000000000000', region: 'eu-west-1', partition: 'aws' } });
    book.start({ kind: 'processing', name: 'mine', arn: 'arn:x', request: { AppSpecification: {
      ContainerEntrypoint: ['sh', '-c', 'echo ready; while [ ! -e /opt/ml/go ]; do sleep 0.05; done; echo done'] } } });
    process.kill(process.pid, 'SIGKILL');
  `;
  const mlx = spawnSync(process.execPath, ['--input-type=module', '-e', program], {
    env: { ...process.env, MLX_LOCAL_IDLE: '2' },
    encoding: 'utf8',
  });
  expect(mlx.signal).toBe('SIGKILL');
  await expect.poll(() => at.lines('mine')).toEqual(['ready']);
  await at.touch('mine', 'go');
  expect(await at.finished('mine')).toMatchObject({ status: 'Completed' });
  expect(at.lines('mine')).toEqual(['ready', 'done']);
});

test('a process id that was given to another process is not taken for the supervisor', async (context) => {
  const at = await bench(context);
  const name = at.processing({}, 'echo ready; sleep 1000');
  await expect.poll(() => at.lines(name)).toEqual(['ready']);
  process.kill(at.supervisor(), 'SIGKILL');
  at.claimFor(process.pid, 'another start');
  await expect.poll(() => at.book.get('processing', name)?.status).toBe('Failed');
});

function childrenOf(pid: number): number[] {
  return readFileSync(`/proc/${pid}/task/${pid}/children`, 'latin1').trim().split(' ').filter(Boolean).map(Number);
}

function firstWord(pid: number): string {
  return readFileSync(`/proc/${pid}/cmdline`, 'latin1').split('\0')[0] ?? '';
}

function isInit(pid: number): boolean {
  return readFileSync(`/proc/${pid}/cmdline`, 'latin1').includes('everyone=');
}
