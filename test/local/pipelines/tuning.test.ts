import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { callService } from '../../../src/local/wire/call.ts';
import { role } from '../fakes/requests.ts';
import { tuningRequest, withTraining } from '../sagemaker/tuning/requests.ts';
import { definitionOf, get, processing } from './definitions.ts';

test('a tuning step runs its trainings, and other steps read the best of them', async () => {
  using aws = await withTraining();
  const { HyperParameterTuningJobName: _, ...Arguments } = tuningRequest();
  const Environment = {
    BEST: get('Steps.tune.BestTrainingJob.TrainingJobName'),
    FIRST: get('Steps.tune.TrainingJobSummaries[0].TrainingJobName'),
  };
  const call = (operation: string, input: object) => callService(aws, 'sagemaker', operation, { ...input });
  const names = { PipelineName: 'search', ClientRequestToken: randomUUID() };
  const steps = [{ Name: 'tune', Type: 'Tuning', Arguments }, processing('use', { args: { Environment } })];
  await call('CreatePipeline', { ...names, RoleArn: role, PipelineDefinition: definitionOf(steps) });
  const { PipelineExecutionArn } = await call('StartPipelineExecution', names);
  const execution = async () => call('DescribePipelineExecution', { PipelineExecutionArn });
  await expect.poll(async () => (await execution())['PipelineExecutionStatus']).toBe('Succeeded');
  const told = await call('ListPipelineExecutionSteps', { PipelineExecutionArn, SortOrder: 'Ascending' });
  const id = String(PipelineExecutionArn).split('/').at(-1);
  expect(told['PipelineExecutionSteps']).toMatchObject([
    { Metadata: { TuningJob: { Arn: expect.stringMatching(new RegExp(`/${id}-tune-[A-Za-z0-9]{10}$`)) } } },
    { StepName: 'use', StepStatus: 'Succeeded' },
  ]);
  const query = { kind: 'processing', sortBy: 'Name', descending: false, offset: 0, limit: 1 } as const;
  const read = aws.jobs.list(query).jobs[0]?.request['Environment'] as Record<string, string>;
  expect(read['BEST']).toMatch(new RegExp(`^${id}-tune-`));
  expect(read['FIRST']).toBe(read['BEST']);
});
