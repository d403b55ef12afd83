import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { bench } from './bench.ts';
import type { JobQuery } from '../../../src/local/jobs/book.ts';

const all: JobQuery = { kind: 'processing', sortBy: 'CreationTime', descending: false, offset: 0, limit: 100 };

test('jobs are listed by kind, name, status and time, in the order asked for, a page at a time', async (context) => {
  const at = await bench(context);
  const good = [at.processing(), at.processing(), at.processing()];
  const bad = at.processing({}, 'exit 1');
  const training = at.training();
  for (const name of [...good, bad]) await at.finished(name);
  await at.finished(training, 'training');
  const names = (query: Partial<JobQuery>) => at.book.list({ ...all, ...query }).jobs.map((job) => job.name);
  expect(names({})).toEqual([...good, bad]);
  expect(names({ descending: true })).toEqual([...good, bad].toReversed());
  expect(names({ sortBy: 'Name' })).toEqual([...good, bad].toSorted());
  expect(names({ status: 'Failed' })).toEqual([bad]);
  expect(names({ sortBy: 'Status' }).at(-1)).toBe(bad);
  expect(names({ kind: 'training' })).toEqual([training]);
  expect(names({ nameContains: bad.slice(2).toUpperCase() })).toEqual([bad]);
  expect(names({ nameContains: '%' })).toEqual([]);
  const second = at.book.get('processing', good[1] ?? '')?.created ?? 0;
  expect(names({ createdAfter: second })).not.toContain(good[1]);
  expect(names({ createdBefore: second })).not.toContain(good[1]);
  expect(at.book.list({ ...all, limit: 3 })).toMatchObject({ more: true });
  expect(at.book.list({ ...all, limit: 3, offset: 3 })).toMatchObject({ more: false, jobs: [{ name: bad }] });
});

test('a name is taken until its job is removed, with its folder', async (context) => {
  const at = await bench(context);
  const job = {
    kind: 'processing',
    name: 'once',
    arn: 'arn:once',
    request: { AppSpecification: { ContainerEntrypoint: ['true'] } },
  } as const;
  expect(at.book.start(job)).toBe(true);
  expect(at.book.start(job)).toBe(false);
  await at.finished('once');
  const folder = join(at.home.jobs, 'processing-once');
  expect(existsSync(folder)).toBe(true);
  at.book.remove('processing', 'once');
  expect(existsSync(folder)).toBe(false);
  expect(at.book.get('processing', 'once')).toBeUndefined();
  expect(at.book.start(job)).toBe(true);
  await at.finished('once');
});

test('a job that runs is not removed', async (context) => {
  const at = await bench(context);
  const name = at.processing({}, 'echo ready; sleep 1000');
  await expect.poll(() => at.lines(name)).toEqual(['ready']);
  at.book.remove('processing', name);
  expect(at.book.get('processing', name)?.status).toBe('InProgress');
});

test('a processing and a training job may have the same name', async (context) => {
  const at = await bench(context);
  const request = { AppSpecification: { ContainerEntrypoint: ['true'] } };
  expect(at.book.start({ kind: 'processing', name: 'twin', arn: 'arn:p', request })).toBe(true);
  expect(
    at.book.start({
      kind: 'training',
      name: 'twin',
      arn: 'arn:t',
      request: {
        AlgorithmSpecification: { ContainerEntrypoint: ['true'] },
        OutputDataConfig: { S3OutputPath: 's3://data/out' },
      },
    }),
  ).toBe(true);
  expect(await at.finished('twin')).toMatchObject({ arn: 'arn:p' });
  expect(await at.finished('twin', 'training')).toMatchObject({ arn: 'arn:t', status: 'Completed' });
});
