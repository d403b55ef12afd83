import { afterAll, beforeAll, expect, test } from 'vitest';
import { openProjectRepl, type ProjectRepl } from './open-project-repl.ts';

let opened: ProjectRepl;
beforeAll(async () => {
  opened = await openProjectRepl({});
});
afterAll(() => opened.close());

test('an operation answers without what the SDK adds, and the answer is known by its type and its call', async () => {
  expect(await opened.plain('await aws.sagemaker.listTrainingJobs({ MaxResults: 5 })')).toEqual({
    TrainingJobSummaries: [],
  });
  expect(await opened.seen('aws.sagemaker.listTrainingJobs()?')).toContain('ListTrainingJobsResponse');
  const raw = await opened.seen('aws.sagemaker.listTrainingJobs({ MaxResults: 5 })??', 200);
  expect(raw).toContain('aws sagemaker list-training-jobs --max-results 5');
  expect(raw).toContain('new ListTrainingJobsCommand({ MaxResults: 5 })');
});

test('a request that the service would refuse is not sent, and every fault of it is told', async () => {
  await expect(opened.plain("aws.sagemaker.createModel({ ModelNam: 'a b' })")).rejects.toMatchObject({
    code: 'REQUEST_WOULD_FAIL',
    message: expect.stringMatching(/ModelName is missing.*ModelNam/u),
  });
});

test('a token against sending twice need not be given', async () => {
  const sent = opened.plain("aws.sagemaker.startPipelineExecution({ PipelineName: 'none' })");
  await expect(sent).rejects.not.toMatchObject({ code: 'REQUEST_WOULD_FAIL' });
});

test('an operation that is misspelt is told with the nearest', async () => {
  await expect(opened.plain('aws.sagemaker.listTraningJobs({})')).rejects.toMatchObject({
    code: 'AWS_METHOD_UNKNOWN',
    details: { nearest: 'listTrainingJobs' },
  });
});

test('lists are read page by page', async () => {
  await opened.plain(
    "for (const name of ['one', 'two', 'three']) await aws.logs.createLogGroup({ logGroupName: name })",
  );
  const line = `const names = [];
for await (const page of aws.logs.describeLogGroups.pages({ limit: 2 })) names.push(page.logGroups.length);
names`;
  expect(await opened.plain(line)).toEqual([2, 1]);
});

test('where only reading is allowed, nothing that changes is sent', async () => {
  const reading = await openProjectRepl({}, {}, { MLX_READ_ONLY: '1' });
  try {
    expect(await reading.plain('aws.logs.describeLogGroups({})')).toEqual({ logGroups: [] });
    await expect(reading.plain("aws.logs.createLogGroup({ logGroupName: 'a' })")).rejects.toMatchObject({
      code: 'READ_ONLY_CALL',
    });
  } finally {
    await reading.close();
  }
});

test('what changes something asks first, where a person can be asked', async () => {
  const asked: string[] = [];
  const confirming = await openProjectRepl({}, {}, {}, async ({ command }) => {
    asked.push(command);
    return false;
  });
  try {
    await expect(confirming.plain("aws.logs.createLogGroup({ logGroupName: 'a' })")).rejects.toMatchObject({
      code: 'NOT_CONFIRMED',
    });
    expect(asked).toEqual([expect.stringContaining('aws logs create-log-group --log-group-name a')]);
  } finally {
    await confirming.close();
  }
});
