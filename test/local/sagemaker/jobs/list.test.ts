import {
  CreateProcessingJobCommand,
  CreateTrainingJobCommand,
  ListProcessingJobsCommand,
  type ListProcessingJobsCommandInput,
  ListTrainingJobsCommand,
  paginateListProcessingJobs,
} from '@aws-sdk/client-sagemaker';
import { describe, expect, it } from 'vitest';
import { processingRequest, trainingRequest } from '../../fakes/requests.ts';
import { sagemakerOf } from '../../fakes/sagemaker-client.ts';
import { scratchAws, type ScratchAws } from '../../fakes/scratch-aws.ts';

/** Processing jobs `job-00`, `job-01`, ... a second apart. */
async function withJobs(aws: ScratchAws, count: number): Promise<void> {
  for (let each = 0; each < count; each++) {
    await sagemakerOf(aws).send(
      new CreateProcessingJobCommand(processingRequest(`job-${String(each).padStart(2, '0')}`)),
    );
    aws.clock.at += 1000;
  }
}

const namesOf = (jobs: { ProcessingJobName: string | undefined }[] | undefined) =>
  jobs?.map(({ ProcessingJobName }) => ProcessingJobName);

describe('listing jobs', () => {
  it('gives all of a kind, page by page, each once', async () => {
    using aws = scratchAws();
    await withJobs(aws, 7);
    const pages: ReturnType<typeof namesOf>[] = [];
    const listing = { client: sagemakerOf(aws), pageSize: 3 };
    for await (const page of paginateListProcessingJobs(listing, { SortBy: 'Name', SortOrder: 'Ascending' })) {
      pages.push(namesOf(page.ProcessingJobSummaries));
    }
    expect(pages).toEqual([['job-00', 'job-01', 'job-02'], ['job-03', 'job-04', 'job-05'], ['job-06']]);
  });

  it('gives ten where nothing is said', async () => {
    using aws = scratchAws();
    await withJobs(aws, 11);
    const { ProcessingJobSummaries: jobs, NextToken: token } = await sagemakerOf(aws).send(
      new ListProcessingJobsCommand(),
    );
    expect(jobs).toHaveLength(10);
    expect(token).toBeTypeOf('string');
  });

  it('sorts either way', async () => {
    using aws = scratchAws();
    await withJobs(aws, 3);
    const client = sagemakerOf(aws);
    const order = async (input: ListProcessingJobsCommandInput) =>
      namesOf((await client.send(new ListProcessingJobsCommand(input))).ProcessingJobSummaries);
    expect(await order({ SortBy: 'CreationTime', SortOrder: 'Descending' })).toEqual(['job-02', 'job-01', 'job-00']);
    aws.jobs.set('processing', 'job-01', { status: 'Failed' });
    expect(await order({ SortBy: 'Status', SortOrder: 'Ascending' })).toEqual(['job-01', 'job-00', 'job-02']);
  });

  it('keeps to name, status and times', async () => {
    using aws = scratchAws();
    const start = aws.clock.at;
    await withJobs(aws, 4);
    aws.jobs.set('processing', 'job-03', { status: 'Failed', modified: start + 60_000 });
    const client = sagemakerOf(aws);
    const found = async (input: ListProcessingJobsCommandInput) =>
      namesOf((await client.send(new ListProcessingJobsCommand({ ...input, SortBy: 'Name' }))).ProcessingJobSummaries);
    expect(await found({ NameContains: '-02' })).toEqual(['job-02']);
    expect(await found({ StatusEquals: 'Failed' })).toEqual(['job-03']);
    expect(await found({ CreationTimeAfter: new Date(start), CreationTimeBefore: new Date(start + 3000) })).toEqual([
      'job-01',
      'job-02',
    ]);
    expect(await found({ LastModifiedTimeAfter: new Date(start + 50_000) })).toEqual(['job-03']);
    expect(await found({ LastModifiedTimeBefore: new Date(start + 500) })).toEqual(['job-00']);
  });

  it('tells of training jobs what the service tells, and of no warm pools', async () => {
    using aws = scratchAws();
    const client = sagemakerOf(aws);
    await client.send(new CreateTrainingJobCommand(trainingRequest('train')));
    const { TrainingJobSummaries: jobs } = await client.send(new ListTrainingJobsCommand());
    expect(jobs).toEqual([
      {
        TrainingJobName: 'train',
        TrainingJobArn: 'arn:aws:sagemaker:eu-west-1:000000000000:training-job/train',
        TrainingJobStatus: 'InProgress',
        SecondaryStatus: 'Starting',
        CreationTime: new Date(aws.clock.at),
        LastModifiedTime: new Date(aws.clock.at),
      },
    ]);
    const warm = await client.send(new ListTrainingJobsCommand({ WarmPoolStatusEquals: 'Available' }));
    expect(warm.TrainingJobSummaries).toEqual([]);
  });

  it.each(['gibberish', 'OTk5OnRhbXBlcmVk'])('refuses the token %s', async (token) => {
    using aws = scratchAws();
    await expect(sagemakerOf(aws).send(new ListProcessingJobsCommand({ NextToken: token }))).rejects.toMatchObject({
      name: 'ValidationException',
    });
  });

  it('refuses the token of another question', async () => {
    using aws = scratchAws();
    await withJobs(aws, 2);
    const client = sagemakerOf(aws);
    const { NextToken: token } = await client.send(new ListProcessingJobsCommand({ MaxResults: 1 }));
    await client.send(new ListProcessingJobsCommand({ MaxResults: 1, NextToken: token }));
    await expect(
      client.send(new ListProcessingJobsCommand({ NameContains: 'x', NextToken: token })),
    ).rejects.toMatchObject({ name: 'ValidationException' });
  });
});
