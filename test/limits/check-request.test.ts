import { describe, expect, test } from 'vitest';
import { checkRequest } from '../../src/limits/check-request.ts';

const processing = {
  ProcessingJobName: 'prepare-20260101-101500-k3fa',
  ProcessingResources: {
    ClusterConfig: { InstanceType: 'ml.m5.large', InstanceCount: 1, VolumeSizeInGB: 30 },
  },
  AppSpecification: { ImageUri: '683313688378.dkr.ecr.us-east-1.amazonaws.com/sagemaker-scikit-learn:1.4-2' },
  RoleArn: 'arn:aws:iam::123456789012:role/Jobs',
};

function broken(change: object): object[] {
  return checkRequest('sagemaker', 'CreateProcessingJob', { ...processing, ...change }).map(
    ({ steps: _steps, holder: _holder, ...rest }) => rest,
  );
}

describe('checkRequest', () => {
  test('finds nothing in a good request', () => {
    expect(broken({})).toEqual([]);
  });

  test('names what is missing by its full path', () => {
    const ClusterConfig = { InstanceType: 'ml.m5.large', InstanceCount: 1 };
    expect(broken({ ProcessingResources: { ClusterConfig } })).toEqual([
      { path: 'ProcessingResources.ClusterConfig.VolumeSizeInGB', rule: 'required', value: undefined },
    ]);
  });

  test('takes null and undefined as absent, as the SDK does when it writes the request', () => {
    expect(broken({ Environment: undefined, NetworkConfig: null })).toEqual([]);
    expect(broken({ RoleArn: null })).toEqual([{ path: 'RoleArn', rule: 'required', value: undefined }]);
  });

  test('holds a pattern against the whole value', () => {
    const pattern = '[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}';
    for (const name of ['a_b', 'a-', '-a', 'a.b', 'ok\n', 'ä']) {
      expect(broken({ ProcessingJobName: name })).toEqual([
        { path: 'ProcessingJobName', rule: 'pattern', pattern, value: name },
      ]);
    }
  });

  test('tells a bad length by what was measured', () => {
    const name = 'a'.repeat(64);
    expect(broken({ ProcessingJobName: name })).toEqual([
      { path: 'ProcessingJobName', rule: 'length', size: 64, min: 1, max: 63, value: name },
    ]);
  });

  test('counts characters, not UTF-16 units', () => {
    expect(broken({ Environment: { A: '😀'.repeat(256) } })).toEqual([]);
    expect(broken({ Environment: { A: '😀'.repeat(257) } })).toMatchObject([{ rule: 'length', size: 257 }]);
  });

  test('tells a number that is out of range', () => {
    expect(broken({ StoppingCondition: { MaxRuntimeInSeconds: 777_601 } })).toMatchObject([
      { path: 'StoppingCondition.MaxRuntimeInSeconds', rule: 'range', size: 777_601, max: 777_600 },
    ]);
  });

  test('tells a value that no enum has', () => {
    const ClusterConfig = { InstanceType: 'ml.m9.huge', InstanceCount: 1, VolumeSizeInGB: 30 };
    const [found] = checkRequest('sagemaker', 'CreateProcessingJob', {
      ...processing,
      ProcessingResources: { ClusterConfig },
    });
    expect(found).toMatchObject({ path: 'ProcessingResources.ClusterConfig.InstanceType', rule: 'enum' });
    expect(found?.rule === 'enum' && found.values).toContain('ml.m5.large');
  });

  test('counts lists and maps', () => {
    const S3Input = { S3Uri: 's3://b/k', S3DataType: 'S3Prefix', S3InputMode: 'File' };
    const inputs = Array.from({ length: 11 }, (_, index) => ({
      InputName: `i${index}`,
      S3Input: { ...S3Input, LocalPath: `/opt/ml/processing/input/i${index}` },
    }));
    expect(broken({ ProcessingInputs: inputs })).toMatchObject([
      { path: 'ProcessingInputs', rule: 'count', size: 11, max: 10 },
    ]);
    const environment = Object.fromEntries(Array.from({ length: 101 }, (_, index) => [`E${index}`, '']));
    expect(broken({ Environment: environment })).toMatchObject([
      { path: 'Environment', rule: 'count', size: 101, max: 100 },
    ]);
  });

  test('writes items and map entries into the path', () => {
    expect(broken({ Tags: [{ Key: 'a', Value: '' }, { Key: '' }], Environment: { 'A-B': 'x' } })).toMatchObject([
      { path: 'Environment["A-B"]', rule: 'pattern' },
      { path: 'Tags[1].Value', rule: 'required' },
      { path: 'Tags[1].Key', rule: 'length', min: 1 },
    ]);
  });

  test('reports wrong types and members that the service does not have', () => {
    expect(broken({ Environment: ['a'], RoleArn: 7, Enviroment: {} })).toEqual([
      { path: 'Environment', rule: 'type', expected: 'map', value: ['a'] },
      { path: 'RoleArn', rule: 'type', expected: 'string', value: 7 },
      { path: 'Enviroment', rule: 'unknown', known: expect.arrayContaining(['Environment']) as unknown, value: {} },
    ]);
  });

  test('reads times as a Date, as seconds and as text', () => {
    for (const time of [new Date(0), 1_700_000_000.5, '2026-01-01T00:00:00Z']) {
      expect(checkRequest('sagemaker', 'ListTrainingJobs', { CreationTimeAfter: time })).toEqual([]);
    }
    for (const time of [new Date(Number.NaN), 'soon', {}, true]) {
      expect(checkRequest('sagemaker', 'ListTrainingJobs', { CreationTimeAfter: time })).toMatchObject([
        { path: 'CreationTimeAfter', rule: 'type', expected: 'timestamp' },
      ]);
    }
  });

  test('takes a stream or bytes as the body of an object', () => {
    expect(checkRequest('s3', 'PutObject', { Bucket: 'b', Key: 'k', Body: new Uint8Array() })).toEqual([]);
    expect(checkRequest('s3', 'PutObject', { Bucket: 'b', Key: 'k', Body: 7 })).toMatchObject([{ expected: 'blob' }]);
  });

  test('accepts anything absent for an operation without a request', () => {
    expect(checkRequest('sts', 'GetCallerIdentity', {})).toEqual([]);
  });

  test.each([[null], [7], ['text'], [[]], [true]])('reports a request that is no object: %j', (input) => {
    expect(checkRequest('sagemaker', 'CreateProcessingJob', input)).toMatchObject([
      { path: '', rule: 'type', expected: 'structure' },
    ]);
  });

  test('refuses to judge an operation that it has no table for', () => {
    expect(() => checkRequest('sagemaker', 'CreateEndpoint', {})).toThrow('CreateEndpoint');
    expect(() => checkRequest('sagemaker', 'constructor', {})).toThrow('constructor');
  });
});

describe('checkRequest on hostile input', () => {
  test('ends on a value that holds itself', () => {
    const expression: Record<string, unknown> = {};
    expression['SubExpressions'] = [expression];
    const violations = checkRequest('sagemaker', 'Search', { Resource: 'TrainingJob', SearchExpression: expression });
    expect(violations).toMatchObject([{ rule: 'depth' }]);
  });

  test('ends on nesting that would exhaust the stack', () => {
    let expression: object = {};
    for (let depth = 0; depth < 100_000; depth++) expression = { SubExpressions: [expression] };
    const violations = checkRequest('sagemaker', 'Search', { Resource: 'TrainingJob', SearchExpression: expression });
    expect(violations).toMatchObject([{ rule: 'depth' }]);
  });

  test('takes names of the object prototype for the unknown members that they are', () => {
    const input: unknown = JSON.parse('{"__proto__": {"x": 1}, "constructor": 1, "hasOwnProperty": 2}');
    const unknown = checkRequest('sagemaker', 'ListTags', input).filter(({ rule }) => rule === 'unknown');
    expect(unknown.map(({ path }) => path)).toEqual(['__proto__', 'constructor', 'hasOwnProperty']);
  });

  test('stops at a hundred violations', () => {
    const tags = Array.from({ length: 100_000 }, () => ({ Key: '', Value: '' }));
    expect(checkRequest('sagemaker', 'AddTags', { ResourceArn: 'x', Tags: tags })).toHaveLength(100);
  });

  test('ends soon on text that makes a pattern try every split', () => {
    const CopySource = `${'/'.repeat(1_000_000)}\n`;
    expect(checkRequest('s3', 'CopyObject', { Bucket: 'b', Key: 'k', CopySource })).toEqual([]);
    expect(checkRequest('s3', 'CopyObject', { Bucket: 'b', Key: 'k', CopySource: 'x' })).toMatchObject([
      { rule: 'pattern' },
    ]);
  });

  test('measures a huge text instead of matching it', () => {
    const name = `${'a-'.repeat(5_000_000)}!`;
    expect(broken({ ProcessingJobName: name })).toMatchObject([{ rule: 'length', size: name.length }]);
  });
});
