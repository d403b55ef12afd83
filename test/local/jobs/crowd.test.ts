import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { bench } from './bench.ts';

test('no more jobs run at once than there are places; the others wait as Pending', async (context) => {
  const at = await bench(context, { MLX_LOCAL_JOBS: '2' });
  const script = 'echo ready; while [ ! -e /opt/ml/model/go ] && [ ! -e "$GO" ]; do sleep 0.05; done';
  const go = `${at.home.root}/go`;
  const names = [1, 2, 3, 4].map(() => at.training({ Environment: { GO: go } }, script));
  const statusOf = (name: string) => at.book.get('training', name)?.secondary;
  await expect.poll(() => names.map(statusOf)).toEqual(['Training', 'Training', 'Pending', 'Pending']);
  await at.write(go);
  const jobs = await Promise.all(names.map((name) => at.finished(name, 'training')));
  expect(jobs.map((job) => job.status)).toEqual(['Completed', 'Completed', 'Completed', 'Completed']);
  expect(jobs[3]?.transitions.map(({ status }) => status).slice(0, 3)).toEqual(['Starting', 'Pending', 'Downloading']);
});

test(
  'of 200 jobs at once none is lost, and the supervisor stays below 300 MB',
  { timeout: 120_000 },
  async (context) => {
    const at = await bench(context);
    const names = Array.from({ length: 200 }, (_, index) => at.processing({}, `echo ${index}`));
    let memory = 0;
    for (const name of names) {
      await at.until(name, (job) => {
        memory = Math.max(memory, peakMemory(at.supervisor()));
        return job.ended !== undefined;
      });
    }
    const jobs = names.map((name) => at.book.get('processing', name));
    expect(jobs.every((job) => job?.status === 'Completed')).toBe(true);
    expect(names.map((name) => at.lines(name))).toEqual(names.map((_, index) => [String(index)]));
    expect(memory).toBeLessThan(300 * 1024);
  },
);

test('a job that floods its log does not grow the supervisor', { timeout: 120_000 }, async (context) => {
  const at = await bench(context);
  const name = at.processing({}, 'yes 0123456789 | head -c 20000000');
  let memory = 0;
  await at.until(name, (job) => {
    memory = Math.max(memory, peakMemory(at.supervisor()));
    return job.ended !== undefined;
  });
  expect(memory).toBeLessThan(300 * 1024);
});

test('an idle supervisor leaves, and the next job gets a new one', async (context) => {
  const at = await bench(context, { MLX_LOCAL_IDLE: '0' });
  const first = at.processing();
  await at.finished(first);
  await expect.poll(() => at.supervisor(), { timeout: 10_000 }).toBe(0);
  expect(await at.finished(at.processing())).toMatchObject({ status: 'Completed' });
});

test('jobs that come while the supervisor is leaving are none the worse for it', async (context) => {
  const at = await bench(context, { MLX_LOCAL_IDLE: '0' });
  for (let round = 0; round < 10; round += 1) {
    expect(await at.finished(at.processing())).toMatchObject({ status: 'Completed' });
  }
});

test('two books that start jobs at the same moment share one supervisor', async (context) => {
  const at = await bench(context);
  const other = at.another();
  const request = { AppSpecification: { ContainerEntrypoint: ['true'] } };
  const names = Array.from({ length: 10 }, (_, index) => `mixed-${index}`);
  const started = names.map((name, index) =>
    (index % 2 ? other : at.book).start({ kind: 'processing', name, arn: `arn:${name}`, request }),
  );
  expect(started.every(Boolean)).toBe(true);
  expect(other.start({ kind: 'processing', name: 'mixed-0', arn: 'arn', request })).toBe(false);
  for (const name of names) expect(await at.finished(name)).toMatchObject({ status: 'Completed' });
  const supervisors = new Set([at.supervisor()]);
  expect(supervisors.size).toBe(1);
});

/** The most memory that a process has had. KiB. */
function peakMemory(pid: number): number {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'latin1'))?.[1] ?? 0);
  } catch {
    return 0;
  }
}
