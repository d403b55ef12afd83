import { expect, test } from 'vitest';
import { checkRequest } from '../../../src/limits/check-request.ts';

const cluster = { InstanceType: 'ml.m5.large', InstanceCount: 1, VolumeSizeInGB: 30 };

function broken(change: object): object[] {
  const request = {
    ProcessingJobName: 'prepare',
    ProcessingResources: { ClusterConfig: cluster },
    AppSpecification: { ImageUri: 'image' },
    RoleArn: 'arn:aws:iam::123456789012:role/Jobs',
    ...change,
  };
  return checkRequest('sagemaker', 'CreateProcessingJob', request).map(({ path, rule }) => ({ path, rule }));
}

function input(name: string, change: object = {}): object {
  const S3Input = {
    S3Uri: 's3://bucket/key',
    S3DataType: 'S3Prefix',
    S3InputMode: 'File',
    LocalPath: `/opt/ml/processing/input/${name}`,
    ...change,
  };
  return { InputName: name, S3Input };
}

function output(name: string, change: object = {}): object {
  const S3Output = {
    S3Uri: 's3://bucket/out',
    S3UploadMode: 'EndOfJob',
    LocalPath: '/opt/ml/processing/out',
    ...change,
  };
  return { OutputName: name, S3Output };
}

function withOutput(only: object): object[] {
  return broken({ ProcessingOutputConfig: { Outputs: [only] } });
}

function withVolume(InstanceType: string, VolumeSizeInGB: number): object[] {
  return broken({ ProcessingResources: { ClusterConfig: { ...cluster, InstanceType, VolumeSizeInGB } } });
}

test('a whole request breaks no rule', () => {
  expect(
    broken({ ProcessingInputs: [input('a'), input('b')], ProcessingOutputConfig: { Outputs: [output('c')] } }),
  ).toEqual([]);
});

test('an instance type and count are needed unless there are preferences', () => {
  const ClusterConfig = { VolumeSizeInGB: 30 };
  expect(broken({ ProcessingResources: { ClusterConfig } })).toEqual([
    { path: 'ProcessingResources.ClusterConfig.InstanceType', rule: 'required' },
    { path: 'ProcessingResources.ClusterConfig.InstanceCount', rule: 'required' },
  ]);
});

test('a volume is no larger than the local disk of its instance type', () => {
  expect(withVolume('ml.g4dn.xlarge', 125)).toEqual([]);
  expect(withVolume('ml.g4dn.xlarge', 126)).toEqual([
    { path: 'ProcessingResources.ClusterConfig.VolumeSizeInGB', rule: 'range' },
  ]);
  expect(withVolume('ml.m5.large', 16_384)).toEqual([]);
});

test('an input has one source, a place below /opt/ml/processing/ and a mode', () => {
  expect(broken({ ProcessingInputs: [{ InputName: 'a' }] })).toEqual([{ path: 'ProcessingInputs[0]', rule: 'joint' }]);
  expect(broken({ ProcessingInputs: [input('a', { LocalPath: '/data' })] })).toEqual([
    { path: 'ProcessingInputs[0].S3Input.LocalPath', rule: 'joint' },
  ]);
  expect(broken({ ProcessingInputs: [input('a', { LocalPath: undefined, S3InputMode: null })] })).toEqual([
    { path: 'ProcessingInputs[0].S3Input.LocalPath', rule: 'required' },
    { path: 'ProcessingInputs[0].S3Input.S3InputMode', rule: 'required' },
  ]);
});

test('compressed input needs pipe mode', () => {
  const gzip = { S3CompressionType: 'Gzip' };
  expect(broken({ ProcessingInputs: [input('a', { ...gzip, S3InputMode: 'Pipe' })] })).toEqual([]);
  expect(broken({ ProcessingInputs: [input('a', gzip)] })).toEqual([
    { path: 'ProcessingInputs[0].S3Input.S3CompressionType', rule: 'joint' },
  ]);
});

test('an output goes to S3, or to a feature group that the script itself fills', () => {
  const FeatureStoreOutput = { FeatureGroupName: 'customers' };
  expect(withOutput({ OutputName: 'a', FeatureStoreOutput, AppManaged: true })).toEqual([]);
  for (const wrong of [
    { OutputName: 'a', FeatureStoreOutput },
    { OutputName: 'a' },
    { ...output('a'), FeatureStoreOutput },
  ]) {
    expect(withOutput(wrong)).toEqual([{ path: 'ProcessingOutputConfig.Outputs[0]', rule: 'joint' }]);
  }
  expect(withOutput(output('a', { LocalPath: '/out' }))).toEqual([
    { path: 'ProcessingOutputConfig.Outputs[0].S3Output.LocalPath', rule: 'joint' },
  ]);
});

test('names, local paths and tags are not given twice', () => {
  const twice = [input('a'), input('a', { LocalPath: '/opt/ml/processing/input/b' })];
  expect(broken({ ProcessingInputs: twice })).toEqual([{ path: 'ProcessingInputs[1].InputName', rule: 'joint' }]);
  const there = [input('a'), input('b', { LocalPath: '/opt/ml/processing/input/a/' })];
  expect(broken({ ProcessingInputs: there })).toEqual([
    { path: 'ProcessingInputs[1].S3Input.LocalPath', rule: 'joint' },
  ]);
  const outputs = [output('c'), output('c', { LocalPath: '/opt/ml/processing/other' })];
  expect(broken({ ProcessingOutputConfig: { Outputs: outputs } })).toEqual([
    { path: 'ProcessingOutputConfig.Outputs[1].OutputName', rule: 'joint' },
  ]);
  const tags = ['a', 'b', 'a'].map((Key) => ({ Key, Value: '' }));
  expect(broken({ Tags: tags })).toEqual([{ path: 'Tags[2].Key', rule: 'joint' }]);
});
