import { expect, test } from 'vitest';
import { checkRequest } from '../../../src/limits/check-request.ts';
import { refusal } from '../../../src/limits/refusal.ts';

const resources = { InstanceType: 'ml.m5.large', InstanceCount: 1, VolumeSizeInGB: 30 };
const algorithm = { TrainingImage: 'image', TrainingInputMode: 'File' };

function check(change: object) {
  return checkRequest('sagemaker', 'CreateTrainingJob', {
    TrainingJobName: 'train',
    RoleArn: 'arn:aws:iam::123456789012:role/Jobs',
    OutputDataConfig: { S3OutputPath: 's3://bucket/out' },
    AlgorithmSpecification: algorithm,
    ResourceConfig: resources,
    StoppingCondition: { MaxRuntimeInSeconds: 3600 },
    ...change,
  });
}

function broken(change: object): object[] {
  return check(change).map(({ path, rule }) => ({ path, rule }));
}

function channel(ChannelName: string): object {
  return { ChannelName, DataSource: { S3DataSource: { S3DataType: 'S3Prefix', S3Uri: 's3://b/k' } } };
}

test('a whole request breaks no rule', () => {
  expect(broken({})).toEqual([]);
});

test('an ordinary job needs what the model leaves to serverless jobs', () => {
  const nothing = { AlgorithmSpecification: undefined, ResourceConfig: null, StoppingCondition: undefined };
  expect(broken(nothing)).toEqual([
    { path: 'AlgorithmSpecification', rule: 'required' },
    { path: 'ResourceConfig', rule: 'required' },
    { path: 'StoppingCondition', rule: 'required' },
  ]);
});

test('an algorithm is an image or a name, not both and not neither', () => {
  const path = 'AlgorithmSpecification';
  expect(broken({ AlgorithmSpecification: { ...algorithm, AlgorithmName: 'mine' } })).toEqual([
    { path, rule: 'joint' },
  ]);
  expect(broken({ AlgorithmSpecification: { TrainingInputMode: 'File' } })).toEqual([{ path, rule: 'joint' }]);
});

test('an instance type and count are needed unless there are groups', () => {
  expect(broken({ ResourceConfig: { VolumeSizeInGB: 30 } })).toEqual([
    { path: 'ResourceConfig.InstanceType', rule: 'required' },
    { path: 'ResourceConfig.InstanceCount', rule: 'required' },
  ]);
  const InstanceGroups = [{ InstanceType: 'ml.m5.large', InstanceCount: 1, InstanceGroupName: 'a' }];
  expect(broken({ ResourceConfig: { InstanceGroups, VolumeSizeInGB: 30 } })).toEqual([]);
});

test('an instance count of none is for instance groups', () => {
  const InstanceGroups = [{ InstanceType: 'ml.m5.large', InstanceCount: 1, InstanceGroupName: 'a' }];
  expect(broken({ ResourceConfig: { ...resources, InstanceCount: 0 } })).toEqual([
    { path: 'ResourceConfig.InstanceCount', rule: 'range' },
  ]);
  expect(broken({ ResourceConfig: { InstanceGroups, InstanceCount: 0 } })).toEqual([]);
});

test('a local disk bounds the volume and takes no key', () => {
  const gpu = { ...resources, InstanceType: 'ml.g5.xlarge', VolumeSizeInGB: 251, VolumeKmsKeyId: 'key' };
  expect(broken({ ResourceConfig: gpu })).toEqual([
    { path: 'ResourceConfig.VolumeSizeInGB', rule: 'range' },
    { path: 'ResourceConfig.VolumeKmsKeyId', rule: 'joint' },
  ]);
});

test('spot training waits at least as long as it may run', () => {
  const spot = (StoppingCondition: object) => broken({ EnableManagedSpotTraining: true, StoppingCondition });
  const path = 'StoppingCondition.MaxWaitTimeInSeconds';
  expect(spot({ MaxRuntimeInSeconds: 3600, MaxWaitTimeInSeconds: 3600 })).toEqual([]);
  expect(spot({ MaxRuntimeInSeconds: 3600, MaxWaitTimeInSeconds: 3599 })).toEqual([{ path, rule: 'joint' }]);
  expect(spot({ MaxRuntimeInSeconds: 3600 })).toEqual([{ path, rule: 'required' }]);
  expect(broken({ StoppingCondition: { MaxRuntimeInSeconds: 1, MaxWaitTimeInSeconds: 1 } })).toEqual([
    { path, rule: 'joint' },
  ]);
});

test('what joins members is told beside what is wrong with one of them', () => {
  const wrong = {
    TrainingJobName: 'a_b',
    ResourceConfig: { ...resources, InstanceType: 'ml.g5.xlarge', VolumeSizeInGB: 251 },
  };
  expect(broken(wrong)).toEqual([
    { path: 'TrainingJobName', rule: 'pattern' },
    { path: 'ResourceConfig.VolumeSizeInGB', rule: 'range' },
  ]);
});

test('a request without the form of its model is not looked at whole', () => {
  expect(broken({ ResourceConfig: 7, Tags: [null] })).toEqual([
    { path: 'ResourceConfig', rule: 'type' },
    { path: 'Tags[0]', rule: 'type' },
  ]);
});

test('channels and tags are not given twice', () => {
  expect(broken({ InputDataConfig: [channel('a'), channel('a')] })).toEqual([
    { path: 'InputDataConfig[1].ChannelName', rule: 'joint' },
  ]);
  expect(
    broken({
      Tags: [
        { Key: 'a', Value: '' },
        { Key: 'a', Value: 'b' },
      ],
    }),
  ).toEqual([{ path: 'Tags[1].Key', rule: 'joint' }]);
});

test('a joint rule is refused in a sentence of its own, after all others', () => {
  const spot = {
    EnableManagedSpotTraining: true,
    StoppingCondition: { MaxRuntimeInSeconds: 2, MaxWaitTimeInSeconds: 1 },
  };
  expect(refusal('sagemaker', check(spot))).toEqual({
    name: 'ValidationException',
    message: 'MaxWaitTimeInSeconds (1) must be at least MaxRuntimeInSeconds (2)',
  });
  expect(refusal('sagemaker', check({ ...spot, TrainingJobName: '_' }))?.message).not.toContain('MaxWait');
});
