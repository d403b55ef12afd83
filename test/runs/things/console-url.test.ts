import { describe, expect, test } from 'vitest';
import { type ConsoleSubject, consoleUrl } from '../../../src/runs/things/console-url.ts';

const place = { region: 'eu-west-1', partition: 'aws', account: '111122223333' };
const home = 'https://eu-west-1.console.aws.amazon.com';
const sagemaker = `${home}/sagemaker/home?region=eu-west-1#`;
const run = (resource: string): ConsoleSubject => ({ kind: 'run', name: 'x', arn: `arn:aws:${resource}` });
const job = (type: string) => run(`sagemaker:eu-west-1:111122223333:${type}/name-1`);
const execution = 'arn:aws:states:eu-west-1:111122223333:execution:machine:run-1';

describe('the page in the console of', () => {
  test.each<[string, ConsoleSubject, string]>([
    ['a training job', job('training-job'), `${sagemaker}/jobs/name-1`],
    ['a processing job', job('processing-job'), `${sagemaker}/processing-jobs/name-1`],
    ['a transform job', job('transform-job'), `${sagemaker}/transform-jobs/name-1`],
    ['a tuning job', job('hyper-parameter-tuning-job'), `${sagemaker}/hyper-tuning-jobs/name-1`],
    ['an endpoint', { kind: 'endpoint', name: 'e-1' }, `${sagemaker}/endpoints/e-1`],
    ['a model', { kind: 'model', name: 'm-1' }, `${sagemaker}/models/m-1`],
    [
      'an execution of a state machine',
      { kind: 'run', name: 'run-1', arn: execution },
      `${home}/states/home?region=eu-west-1#/v2/executions/details/${encodeURIComponent(execution)}`,
    ],
    [
      'a log group',
      { kind: 'log group', name: '/aws/sagemaker/TrainingJobs' },
      `${home}/cloudwatch/home?region=eu-west-1#logsV2:log-groups/log-group/$252Faws$252Fsagemaker$252FTrainingJobs`,
    ],
    [
      'a table',
      { kind: 'table', name: 'nyc.flights' },
      `${home}/glue/home?region=eu-west-1#/v2/data-catalog/tables/view/flights?database=nyc&catalogId=111122223333`,
    ],
    [
      'a folder in S3',
      { kind: 's3', uri: 's3://bucket/a b/' },
      `${home}/s3/buckets/bucket?region=eu-west-1&prefix=a%20b%2F`,
    ],
    [
      'an object in S3',
      { kind: 's3', uri: 's3://bucket/a/model.tar.gz' },
      `${home}/s3/object/bucket?region=eu-west-1&prefix=a%2Fmodel.tar.gz`,
    ],
  ])('%s', (_, subject, url) => {
    expect(consoleUrl(subject, place)).toEqual({ url });
  });

  test('what only Studio shows is Studio, with the way from there', () => {
    const pipeline = run('sagemaker:eu-west-1:111122223333:pipeline/delays/execution/abc');
    expect(consoleUrl(pipeline, place)).toEqual({
      url: `${sagemaker}/studio-landing`,
      where: 'Pipelines, delays, abc',
    });
    expect(consoleUrl({ kind: 'feature group', name: 'f' }, place)?.where).toBe('Data, Feature Store, f');
  });

  test('other partitions have consoles of their own', () => {
    const model: ConsoleSubject = { kind: 'model', name: 'm' };
    expect(consoleUrl(model, { region: 'cn-north-1', partition: 'aws-cn' })?.url).toMatch(
      /^https:\/\/cn-north-1\.console\.amazonaws\.cn\//u,
    );
    expect(consoleUrl(model, { region: 'us-gov-west-1', partition: 'aws-us-gov' })?.url).toMatch(
      /^https:\/\/us-gov-west-1\.console\.amazonaws-us-gov\.com\//u,
    );
    expect(consoleUrl(model, { region: 'us-iso-east-1', partition: 'aws-iso' })).toBeUndefined();
  });

  test('a hostile name stays within its place of the address', () => {
    const { url = '' } = consoleUrl({ kind: 'endpoint', name: 'a/b?c#d\u001b[31m"' }, place) ?? {};
    expect(url).toBe(`${sagemaker}/endpoints/a%2Fb%3Fc%23d%1B%5B31m%22`);
  });

  test('what AWS does not know has none', () => {
    expect(consoleUrl({ kind: 'job', name: 'train' }, place)).toBeUndefined();
    expect(consoleUrl({ kind: 'flow', name: 'delays' }, place)).toBeUndefined();
  });
});
