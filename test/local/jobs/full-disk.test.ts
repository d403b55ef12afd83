import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runJob } from '../../../src/local/jobs/run-job.ts';
import type { Workshop } from '../../../src/local/jobs/workshop.ts';
import { scratchAws } from '../fakes/scratch-aws.ts';
import { bench } from './bench.ts';
import type { StoredJob } from '../../../src/local/jobs/job-table.ts';

const full = Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });

const job: StoredJob = {
  kind: 'training',
  name: 'full',
  arn: 'arn:full',
  request: {
    AlgorithmSpecification: { ContainerEntrypoint: ['true'] },
    OutputDataConfig: { S3OutputPath: 's3://data/out' },
  },
  status: 'InProgress',
  secondary: 'Starting',
  transitions: [],
  created: 0,
  modified: 0,
  finalMetrics: [],
  phase: 'waiting',
  mark: 'full',
  lent: { PATH: process.env['PATH'] ?? '' },
};

test('a disk that is full when the model is sent fails the job and says so', async () => {
  using aws = scratchAws();
  aws.objects.createBucket('data');
  let stored = job;
  const workshop: Workshop = {
    ...aws,
    objects: { ...aws.objects, put: () => Promise.reject(full) },
    namespaces: async () => undefined,
    grace: 1000,
  };
  const change = (edit: (present: StoredJob) => StoredJob) => {
    stored = edit(stored);
  };
  await runJob(job, change, new AbortController().signal, workshop);
  expect(stored).toMatchObject({
    status: 'Failed',
    secondary: 'Failed',
    artifact: undefined,
    failureReason:
      'ClientError: Artifact upload failed. s3://data/out/full/output/model.tar.gz: ENOSPC: no space left on device, write',
  });
});

test('a jobs folder that cannot be written fails the job and says why, and the next one runs', async (context) => {
  const at = await bench(context);
  mkdirSync(at.home.root, { recursive: true });
  writeFileSync(join(at.home.root, 'jobs'), 'a file in the way');
  const blocked = await at.finished(at.processing());
  expect(blocked).toMatchObject({ status: 'Failed', failureReason: expect.stringContaining('ENOTDIR') });
  rmSync(join(at.home.root, 'jobs'));
  expect(await at.finished(at.processing())).toMatchObject({ status: 'Completed' });
});
