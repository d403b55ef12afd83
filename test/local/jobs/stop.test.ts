import { expect, test } from 'vitest';
import { bench, type Bench } from './bench.ts';

async function ready(at: Bench, name: string): Promise<void> {
  await expect.poll(() => at.lines(name), { timeout: 10_000 }).toContain('ready');
}

const waitLong = 'for i in $(seq 1000); do sleep 0.1; done';

test('a job that is asked to stop gets SIGTERM and may tidy up', async (context) => {
  const at = await bench(context);
  const name = at.processing({}, `trap 'echo tidied; exit 0' TERM; echo ready; ${waitLong}`);
  await ready(at, name);
  at.book.stop('processing', name);
  expect(at.book.get('processing', name)?.status).toBe('Stopping');
  expect(await at.finished(name)).toMatchObject({ status: 'Stopped', failureReason: undefined });
  expect(at.lines(name)).toEqual(['ready', 'tidied']);
});

test('SIGTERM reaches the script once', async (context) => {
  const at = await bench(context);
  const name = at.processing({}, `trap 'echo asked' TERM; echo ready; for i in $(seq 10); do sleep 0.1; done; exit 0`);
  await ready(at, name);
  at.book.stop('processing', name);
  await at.finished(name);
  expect(at.lines(name)).toEqual(['ready', 'asked']);
});

test('a job that ignores SIGTERM is killed when its grace is over', async (context) => {
  const at = await bench(context, { MLX_LOCAL_STOP_GRACE: '0.3' });
  const name = at.training({}, `trap '' TERM; echo ready; ${waitLong}`);
  await expect.poll(() => at.lines(name, 'training')).toContain('ready');
  at.book.stop('training', name);
  const job = await at.finished(name, 'training');
  expect(job).toMatchObject({ status: 'Stopped', secondary: 'Stopped' });
  expect(job.transitions.map(({ status }) => status).slice(-3)).toEqual(['Stopping', 'Uploading', 'Stopped']);
});

test('a job that is stopped while it waits never starts', async (context) => {
  const at = await bench(context, { MLX_LOCAL_JOBS: '1' });
  const first = at.processing({}, `echo ready; ${waitLong}`);
  await ready(at, first);
  const second = at.processing({}, 'echo must not run');
  at.book.stop('processing', second);
  expect(await at.finished(second)).toMatchObject({ status: 'Stopped', started: undefined });
  at.book.stop('processing', first);
  await at.finished(first);
  expect(at.lines(second)).toEqual([]);
});

test('any mlx process can stop a job, and a job that is over stays as it is', async (context) => {
  const at = await bench(context);
  const name = at.processing({}, `echo ready; ${waitLong}`);
  await ready(at, name);
  at.another().stop('processing', name);
  await at.finished(name);
  const done = at.processing({}, 'true');
  await at.finished(done);
  at.book.stop('processing', done);
  expect(at.book.get('processing', done)?.status).toBe('Completed');
});
