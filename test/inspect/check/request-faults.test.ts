import { expect, test } from 'vitest';
import { requestFaults } from '../../../src/inspect/check/request-faults.ts';
import { exampleRequest } from '../../../src/inspect/example/example-request.ts';

const good = exampleRequest('sagemaker', 'CreateTrainingJob', false);

function faultsOf(change: object) {
  return requestFaults('sagemaker', 'CreateTrainingJob', { ...good, ...change });
}

test('a request that the service would take has no faults', () => {
  expect(faultsOf({})).toEqual([]);
});

test('all faults are told at once, each with its place, what the service takes and what to write', () => {
  const found = faultsOf({
    TrainingJobName: 'my job',
    RoleArn: undefined,
    ResourceConfig: { InstanceType: 'ml.m5.xlarg', InstanceCount: 1, VolumeSize: 30 },
  });
  expect(found).toEqual([
    {
      path: 'RoleArn',
      steps: [],
      what: 'RoleArn is missing',
      rule: 'CreateTrainingJob requires it',
      fix: 'Add "RoleArn": "arn:aws:iam::111122223333:role/my-role".',
    },
    {
      path: 'TrainingJobName',
      steps: ['TrainingJobName'],
      what: 'TrainingJobName is "my job"',
      rule: 'it takes letters and digits, with hyphens between them',
      fix: 'Write it like "my-training-job".',
    },
    {
      path: 'ResourceConfig.InstanceType',
      steps: ['ResourceConfig', 'InstanceType'],
      what: 'ResourceConfig.InstanceType is "ml.m5.xlarg"',
      rule: expect.stringMatching(/^it takes one of ml\.m4\.xlarge, .* and \d+ more$/u) as string,
      fix: 'Write "ml.m5.xlarge".',
      nearest: 'ml.m5.xlarge',
    },
    {
      path: 'ResourceConfig.VolumeSize',
      steps: ['ResourceConfig', 'VolumeSize'],
      what: 'ResourceConfig has no member VolumeSize',
      rule: expect.stringMatching(
        /^it takes InstanceType, InstanceCount, VolumeSizeInGB, .* more; anything else has no effect/u,
      ) as string,
      fix: 'Write VolumeSizeInGB.',
      nearest: 'VolumeSizeInGB',
    },
  ]);
});

test('rules that join several members are told of a request that is whole', () => {
  const [fault] = faultsOf({ StoppingCondition: { MaxRuntimeInSeconds: 60, MaxWaitTimeInSeconds: 120 } });
  expect(fault).toMatchObject({
    path: 'StoppingCondition.MaxWaitTimeInSeconds',
    what: 'MaxWaitTimeInSeconds can be given only with EnableManagedSpotTraining',
  });
});

test('bounds are told by what is counted, and a text of the wrong length not for its form besides', () => {
  expect(faultsOf({ TrainingJobName: `-${'x'.repeat(70)}` })).toMatchObject([
    { what: 'TrainingJobName has 71 characters', rule: 'it takes 1 to 63 characters' },
  ]);
  expect(faultsOf({ StoppingCondition: { MaxRuntimeInSeconds: 0 } })).toMatchObject([
    { what: 'StoppingCondition.MaxRuntimeInSeconds is 0', rule: 'it takes at least 1', fix: 'Write 1.' },
  ]);
});

test('what has another type altogether is told as one fault', () => {
  for (const wrong of [undefined, null, 'text', 5, [], new Date(0)]) {
    expect(requestFaults('sagemaker', 'CreateTrainingJob', wrong).length).toBeGreaterThan(0);
  }
  expect(faultsOf({ ResourceConfig: 'big' })).toMatchObject([
    { what: 'ResourceConfig is "big"', rule: 'it takes an object' },
  ]);
});

test("faults in a pipeline's definition are told with the request that carries it", () => {
  const request = exampleRequest('sagemaker', 'CreatePipeline', false);
  const faultsIn = (PipelineDefinition: string) =>
    requestFaults('sagemaker', 'CreatePipeline', { ...request, PipelineDefinition });
  expect(
    faultsIn('{"Version": "2020-12-01", "Steps": [{"Name": "a", "Type": "Fail", "Arguments": {}}]}'),
  ).toMatchObject([
    { path: 'PipelineDefinition, step a', steps: ['PipelineDefinition'], what: 'its ErrorMessage is nothing' },
  ]);
  expect(faultsIn('{"Version": }')).toMatchObject([
    { path: 'PipelineDefinition', what: expect.stringContaining('line 1, column 13') as string },
  ]);
});
