import { expect, test } from 'vitest';
import { textOfRead } from '../../../src/runs/things/texts-of-read.ts';

const place = { where: 'prod', region: 'eu-west-1' };
const read = {
  value: { TrainingJobName: 'train-1', Output: { S3OutputPath: 's3://b/out/' }, Inputs: ['s3://b/in/', 's3://b/out/'] },
  call: { service: 'sagemaker', operation: 'DescribeTrainingJob', input: { TrainingJobName: 'train-1' } },
} as const;

test('an answer is taken as JSON, as the call that told it, and as the S3 URIs in it, each once', () => {
  expect(JSON.parse(textOfRead('json', read, place) ?? '')).toEqual(read.value);
  expect(textOfRead('cli', read, place)).toContain('aws sagemaker describe-training-job --training-job-name train-1');
  expect(textOfRead('typescript', read, place)).toContain('new DescribeTrainingJobCommand(');
  expect(textOfRead('s3', read, place)).toBe('s3://b/out/\ns3://b/in/');
});

test('what no call told has no call, and what is nowhere in S3 no URIs', () => {
  expect(textOfRead('cli', { value: {} }, place)).toBeUndefined();
  expect(textOfRead('s3', { value: { a: 'x s3://b/c' } }, place)).toBeUndefined();
});
