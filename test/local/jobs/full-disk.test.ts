import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runJob } from '../../../src/local/jobs/run-job.ts';
import type { Workshop } from '../../../src/local/jobs/workshop.ts';
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

test('a disk that is full when the model is sent fails the job and says so', async (context) => {
  const at = await bench(context);
  let stored = job;
  const workshop: Workshop = {
    home: at.home,
    identity: { account: '000000000000', region: 'eu-west-1', partition: 'aws' },
    objects: { ...at.objects, put: () => Promise.reject(full) },
    logs: { ensureStream: () => {}, append: () => {} },
    now: Date.now,
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
