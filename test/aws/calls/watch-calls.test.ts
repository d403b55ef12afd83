import { StartQueryExecutionCommand } from '@aws-sdk/client-athena';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { DescribeTrainingJobCommand, ListTrainingJobsCommand } from '@aws-sdk/client-sagemaker';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Aws } from '../../../src/aws/aws.ts';
import type { NotedCall } from '../../../src/aws/calls/call.ts';
import { noteCalls } from '../../../src/aws/calls/note-calls.ts';
import { openAws } from '../../../src/aws/open-aws.ts';

let root: string;
let aws: Aws;
let isReadOnly = false;
let noted: NotedCall[] = [];

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'mlx-test-'));
  let now = 0;
  const onCall = noteCalls(
    (call) => noted.push(call),
    () => (now += 5),
  );
  aws = await openAws({ on: 'local', project: { root }, env: {}, onCall, isReadOnly: () => isReadOnly });
});
afterAll(async () => {
  await aws.close();
  await rm(root, { recursive: true, maxRetries: 5 });
});
beforeEach(() => {
  noted = [];
  isReadOnly = false;
});

test('each call is told when it begins and when it has ended, with what it took', async () => {
  await (await aws.sagemaker()).send(new ListTrainingJobsCommand({ MaxResults: 1 }));
  const [begun, ended, ...more] = noted;
  expect(begun).toMatchObject({ service: 'sagemaker', operation: 'ListTrainingJobs', input: { MaxResults: 1 } });
  expect(begun).not.toHaveProperty('took');
  expect(ended).toEqual({ ...begun, took: 5 });
  expect(more).toEqual([]);
});

test("a call that fails is told with the service's own code", async () => {
  const asked = (await aws.sagemaker()).send(new DescribeTrainingJobCommand({ TrainingJobName: 'none' }));
  await expect(asked).rejects.toMatchObject({ name: 'MlxError' });
  expect(noted.at(-1)).toMatchObject({ operation: 'DescribeTrainingJob', failed: 'ValidationException' });
});

test('where mlx is read-only what may change something is refused and not sent, and what reads is sent', async () => {
  isReadOnly = true;
  const put = (await aws.s3()).send(new PutObjectCommand({ Bucket: 'b', Key: 'k', Body: 'x' }));
  await expect(put).rejects.toMatchObject({
    code: 'READ_ONLY_CALL',
    details: { service: 's3', operation: 'PutObject' },
  });
  const athena = await aws.athena();
  const drop = athena.send(new StartQueryExecutionCommand({ QueryString: 'drop table t' }));
  await expect(drop).rejects.toMatchObject({ code: 'READ_ONLY_CALL' });
  expect(noted).toEqual([]);
  await (await aws.sagemaker()).send(new ListTrainingJobsCommand({}));
  expect(noted).toHaveLength(2);
});

test('MLX_READ_ONLY holds for whoever opens it', async () => {
  const other = await openAws({ on: 'local', project: { root }, env: { MLX_READ_ONLY: '1' } });
  const put = (await other.s3()).send(new PutObjectCommand({ Bucket: 'b', Key: 'k', Body: 'x' }));
  await expect(put).rejects.toMatchObject({ code: 'READ_ONLY_CALL' });
  await other.close();
});
