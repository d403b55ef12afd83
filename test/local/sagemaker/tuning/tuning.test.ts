import {
  CreateHyperParameterTuningJobCommand,
  type CreateHyperParameterTuningJobCommandInput,
  DescribeHyperParameterTuningJobCommand,
  type DescribeHyperParameterTuningJobCommandOutput,
  DescribeTrainingJobCommand,
  type HyperParameterTrainingJobSummary,
  ListHyperParameterTuningJobsCommand,
  ListTrainingJobsForHyperParameterTuningJobCommand,
  StopHyperParameterTuningJobCommand,
} from '@aws-sdk/client-sagemaker';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { RunningAws } from '../../fakes/running-aws.ts';
import { sagemakerOf } from '../../fakes/sagemaker-client.ts';
import { tuningRequest, withTraining } from './requests.ts';

const name = { HyperParameterTuningJobName: 'search' };
type Told = DescribeHyperParameterTuningJobCommandOutput;

async function until(aws: RunningAws, is: (told: Told) => boolean): Promise<Told> {
  for (;;) {
    const told = await sagemakerOf(aws).send(new DescribeHyperParameterTuningJobCommand(name));
    if (is(told)) return told;
    await sleep(30);
  }
}

const over = ({ HyperParameterTuningJobStatus: status }: Told) => status !== 'InProgress' && status !== 'Stopping';

async function tuned(aws: RunningAws, request: CreateHyperParameterTuningJobCommandInput): Promise<Told> {
  await sagemakerOf(aws).send(new CreateHyperParameterTuningJobCommand(request));
  return until(aws, over);
}

async function trainings(aws: RunningAws, more: object = {}): Promise<HyperParameterTrainingJobSummary[]> {
  const list = new ListTrainingJobsForHyperParameterTuningJobCommand({ ...name, ...more });
  return (await sagemakerOf(aws).send(list)).TrainingJobSummaries ?? [];
}

describe('a tuning job', () => {
  it('runs its trainings, counts them and tells the best', async () => {
    using aws = await withTraining();
    const told = await tuned(aws, tuningRequest());
    expect(told).toMatchObject({
      HyperParameterTuningJobArn: 'arn:aws:sagemaker:eu-west-1:000000000000:hyper-parameter-tuning-job/search',
      HyperParameterTuningJobStatus: 'Completed',
      TrainingJobStatusCounters: { Completed: 3, InProgress: 0, NonRetryableError: 0, RetryableError: 0, Stopped: 0 },
      ObjectiveStatusCounters: { Succeeded: 3, Pending: 0, Failed: 0 },
      HyperParameterTuningEndTime: expect.any(Date),
    });
    const best = await trainings(aws, { SortBy: 'FinalObjectiveMetricValue', SortOrder: 'Descending' });
    expect(best).toHaveLength(3);
    expect(told.BestTrainingJob).toEqual(best[0]);
    const { TrainingJobName, TunedHyperParameters, FinalHyperParameterTuningJobObjectiveMetric: metric } = best[0]!;
    const depth = Number(TunedHyperParameters?.['depth']);
    expect(metric).toEqual({ Type: 'Maximize', MetricName: 'score', Value: 100 - (depth - 7) ** 2 });
    expect(TrainingJobName).toMatch(/^search-00[123]-[0-9a-f]{8}$/);
    const training = await sagemakerOf(aws).send(new DescribeTrainingJobCommand({ TrainingJobName }));
    expect(training).toMatchObject({
      TuningJobArn: told.HyperParameterTuningJobArn,
      TrainingJobStatus: 'Completed',
      HyperParameters: { depth: String(depth), sagemaker_program: 'train.py' },
      ModelArtifacts: { S3ModelArtifacts: `s3://data/models/${TrainingJobName}/output/model.tar.gz` },
    });
  });

  it('goes through every combination of a grid', async () => {
    using aws = await withTraining();
    const told = await tuned(
      aws,
      tuningRequest({
        Strategy: 'Grid',
        ParameterRanges: {
          CategoricalParameterRanges: [
            { Name: 'depth', Values: ['1', '7'] },
            { Name: 'kind', Values: ['a', 'b'] },
          ],
        },
        ResourceLimits: { MaxParallelTrainingJobs: 4 },
      }),
    );
    const params = (await trainings(aws)).map(({ TunedHyperParameters: { depth, kind } = {} }) => `${depth}${kind}`);
    expect(params.toSorted()).toEqual(['1a', '1b', '7a', '7b']);
    expect(told.BestTrainingJob?.TunedHyperParameters).toMatchObject({ depth: '7' });
  });

  it('ends early when the objective is good enough', async () => {
    using aws = await withTraining();
    const told = await tuned(
      aws,
      tuningRequest({
        Strategy: 'Grid',
        ParameterRanges: { CategoricalParameterRanges: [{ Name: 'depth', Values: ['7', '6', '5', '4', '3'] }] },
        ResourceLimits: { MaxParallelTrainingJobs: 1 },
        TuningJobCompletionCriteria: { TargetObjectiveMetricValue: 100 },
      }),
    );
    expect(told).toMatchObject({
      HyperParameterTuningJobStatus: 'Completed',
      TrainingJobStatusCounters: { Completed: 1 },
    });
  });

  it('fails where all its trainings fail, and says where to look', async () => {
    using aws = await withTraining();
    const told = await tuned(aws, tuningRequest({}, { kind: 'broken' }));
    expect(told).toMatchObject({
      HyperParameterTuningJobStatus: 'Failed',
      FailureReason: expect.stringContaining('All training jobs failed.'),
      TrainingJobStatusCounters: { NonRetryableError: 3 },
      ObjectiveStatusCounters: { Failed: 3 },
    });
    expect(told.BestTrainingJob).toBeUndefined();
  });

  it('stops its trainings when it is stopped', async () => {
    using aws = await withTraining();
    const client = sagemakerOf(aws);
    await client.send(new CreateHyperParameterTuningJobCommand(tuningRequest({}, { wait: '600' })));
    await until(aws, ({ TrainingJobStatusCounters: counters }) => counters?.InProgress === 2);
    await client.send(new StopHyperParameterTuningJobCommand(name));
    expect(await until(aws, over)).toMatchObject({
      HyperParameterTuningJobStatus: 'Stopped',
      TrainingJobStatusCounters: { Stopped: 2, InProgress: 0 },
    });
    await expect(client.send(new StopHyperParameterTuningJobCommand(name))).rejects.toThrow('is in status Stopped');
    const { HyperParameterTuningJobSummaries: list } = await client.send(
      new ListHyperParameterTuningJobsCommand({ StatusEquals: 'Stopped' }),
    );
    expect(list).toMatchObject([{ ...name, Strategy: 'Random' }]);
  });

  it('goes on after its supervisor was killed, and starts nothing twice', async () => {
    using aws = await withTraining();
    const request = tuningRequest({ ResourceLimits: { MaxNumberOfTrainingJobs: 4, MaxParallelTrainingJobs: 1 } });
    await sagemakerOf(aws).send(new CreateHyperParameterTuningJobCommand(request));
    await until(aws, ({ TrainingJobStatusCounters: counters }) => counters?.Completed === 1);
    process.kill(aws.supervisor(), 'SIGKILL');
    const told = await until(aws, over);
    const list = await trainings(aws);
    expect(told.HyperParameterTuningJobStatus).toBe('Completed');
    expect(list.map(({ TrainingJobName }) => TrainingJobName?.slice(0, 10))).toEqual(
      ['001', '002', '003', '004'].map((number) => `search-${number}`),
    );
    expect(list.filter(({ TrainingJobStatus }) => TrainingJobStatus === 'Completed').length).toBeGreaterThanOrEqual(3);
  });
});
