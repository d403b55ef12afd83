import { describe, expect, it } from 'vitest';
import { readTargetWord } from '../../../../src/runs/logs/targets/target-word.ts';

describe('a word after `mlx logs`', () => {
  it('names a log group by its slash, with the beginning of streams after a colon', () => {
    expect(readTargetWord('/aws/lambda/score')).toEqual({ kind: 'group', group: '/aws/lambda/score', prefix: '' });
    expect(readTargetWord('/aws/lambda/score:2026/11/[$LATEST]')).toEqual({
      kind: 'group',
      group: '/aws/lambda/score',
      prefix: '2026/11/[$LATEST]',
    });
  });

  it('names an endpoint, also by its ARN', () => {
    expect(readTargetWord('endpoint/score-1')).toEqual({ kind: 'endpoint', name: 'score-1' });
    expect(readTargetWord('arn:aws:sagemaker:eu-west-1:123456789012:endpoint/score-1')).toEqual({
      kind: 'endpoint',
      name: 'score-1',
    });
  });

  it.each([
    ['processing-job', 'processing'],
    ['training-job', 'training'],
    ['transform-job', 'transform'],
    ['hyper-parameter-tuning-job', 'tuning'],
  ])('names a %s by its ARN', (type, job) => {
    const word = `arn:aws-cn:sagemaker:cn-north-1:123456789012:${type}/train-1`;
    expect(readTargetWord(word)).toEqual({ kind: 'job', job, name: 'train-1' });
  });

  it.each([
    'arn:aws:sagemaker:us-east-1:123456789012:pipeline/delays/execution/abc123',
    'arn:aws:states:us-east-1:123456789012:execution:delays:run-1',
    's3://bucket/mlx/p/flows/run/',
  ])('names the execution %s', (word) => {
    expect(readTargetWord(word)).toEqual({ kind: 'execution' });
  });

  it('names a group and a stream by their ARNs', () => {
    const arn = 'arn:aws:logs:us-east-1:123456789012:log-group:/aws/glue/jobs';
    expect(readTargetWord(arn)).toMatchObject({ group: '/aws/glue/jobs', prefix: '' });
    expect(readTargetWord(`${arn}:*`)).toMatchObject({ group: '/aws/glue/jobs', prefix: '' });
    expect(readTargetWord(`${arn}:log-stream:jr_1`)).toMatchObject({ group: '/aws/glue/jobs', prefix: 'jr_1' });
  });

  it('is the name of a run otherwise', () => {
    for (const word of ['last', 'train', 'train-20261121-120000-abcd', '']) {
      expect(readTargetWord(word)).toEqual({ kind: 'run' });
    }
  });

  it.each([
    'arn:aws:s3:::bucket',
    'arn:',
    'arn:aws:sagemaker:us-east-1:123456789012:constructor/x',
    '/aws/lambda/a b',
    '/aws/x:a*',
    '/aws/x:a:b',
    '/\u001b]0;x\u0007',
    'endpoint/',
    'endpoint/../../x',
  ])('is refused with its rule where it can have no log: %j', (word) => {
    expect(() => readTargetWord(word)).toThrow(expect.objectContaining({ code: 'LOG_TARGET_WRONG' }));
  });
});
