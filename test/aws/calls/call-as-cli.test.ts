import { execFile } from 'node:child_process';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Call } from '../../../src/aws/calls/call.ts';
import { callAsCli } from '../../../src/aws/calls/call-as-cli.ts';
import { pythonTools } from '../../setup/python.ts';

const prod = { where: 'prod', region: 'eu-west-1' };
const describeJob: Call = { service: 'sagemaker', operation: 'DescribeTrainingJob', input: { TrainingJobName: 'a-1' } };

describe('callAsCli', () => {
  test('writes what is simple as flags, with the profile and the region', () => {
    expect(callAsCli(describeJob, prod)).toBe(
      'aws sagemaker describe-training-job --training-job-name a-1 --region eu-west-1 --profile prod',
    );
  });

  test('names no profile where the shell has the credentials, and here the port of mlx local serve', () => {
    expect(callAsCli(describeJob, { where: 'aws', region: 'us-east-1' })).toMatch(/--region us-east-1$/);
    const here = callAsCli(describeJob, { where: 'local', region: 'us-east-1' });
    expect(here).toMatch(/^# `mlx local serve` must run.*\naws .*--endpoint-url http:\/\/127\.0\.0\.1:4566$/);
  });

  test.each(['file://x', '-x', 'https://x', '', 'two\nlines'])(
    'writes %j, which the AWS CLI might misread, as JSON',
    (text) => {
      expect(callAsCli({ ...describeJob, input: { TrainingJobName: text } }, prod)).toContain(' --cli-input-json ');
    },
  );

  test('asks for a file in place of bytes that were not kept', () => {
    const put: Call = {
      service: 's3',
      operation: 'PutObject',
      input: { Bucket: 'b', Key: 'k', Body: { $omitted: '7 bytes' } },
    };
    expect(callAsCli(put, prod)).toMatch(
      /^# Body: 7 bytes were not kept\naws s3api put-object --bucket b --key k --body FILE /,
    );
    const invoke: Call = {
      service: 'lambda',
      operation: 'Invoke',
      input: { FunctionName: 'f', Payload: { $omitted: 'bytes' } },
    };
    expect(callAsCli(invoke, prod)).toContain('--payload fileb://FILE answer.json ');
  });

  test('masks secrets and says so', () => {
    const input = { TrainingJobName: 'a', Environment: { API_KEY: 'hush', MODE: 'fast' } };
    const text = callAsCli({ service: 'sagemaker', operation: 'CreateTrainingJob', input }, prod);
    expect(text).toMatch(/^# masked: Environment\.API_KEY\n/);
    expect(text).not.toContain('hush');
    expect(text).toContain('"MODE":"fast"');
  });
});

describe.skipIf(!pythonTools())('the AWS CLI', () => {
  let server: Server;
  const received = new Map<string, unknown>();

  beforeAll(async () => {
    server = createServer((request, response) => {
      let body = '';
      request.on('data', (part: Buffer) => (body += part.toString('utf8')));
      request.on('end', () => {
        received.set(String(request.headers['x-amz-target']), JSON.parse(body));
        response.end('{}');
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterAll(() => new Promise((resolve) => server.close(resolve)));

  test('sends from the text, read by sh, what the call had sent', async () => {
    const hostile = `it's "$HOME" \`id\` \\ é\n;# !x`;
    const input = {
      TrainingJobName: 'a',
      RoleArn: 'arn:aws:iam::123456789012:role/r',
      OutputDataConfig: { S3OutputPath: 's3://b/' },
      StoppingCondition: { MaxRuntimeInSeconds: 60 },
      ResourceConfig: { InstanceType: 'ml.m5.large', InstanceCount: 1, VolumeSizeInGB: 30 },
      AlgorithmSpecification: { TrainingInputMode: 'File', TrainingImage: 'x' },
      EnableNetworkIsolation: true,
      HyperParameters: { text: hostile },
    };
    const calls: Call[] = [
      { service: 'sagemaker', operation: 'CreateTrainingJob', input },
      { service: 'athena', operation: 'StartQueryExecution', input: { QueryString: hostile, WorkGroup: "o'w" } },
      { service: 'stepfunctions', operation: 'SendTaskSuccess', input: { taskToken: 't', output: '{"a":1}' } },
    ];
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const env = {
      PATH: '/usr/bin:/bin',
      AWS_ACCESS_KEY_ID: 'a',
      AWS_SECRET_ACCESS_KEY: 'b',
      AWS_ENDPOINT_URL: url,
      HOME: '/nowhere',
    };
    const aws = pythonTools()?.aws ?? '';
    const run = (call: Call) => {
      const text = callAsCli(call, { where: 'aws', region: 'us-east-1' });
      return promisify(execFile)('sh', ['-c', `aws() { "${aws}" "$@"; }\n${text}`], { env });
    };
    await Promise.all(calls.map(run));
    const [create, query, success] = [
      'SageMaker.CreateTrainingJob',
      'AmazonAthena.StartQueryExecution',
      'AWSStepFunctions.SendTaskSuccess',
    ];
    expect(received.get(create ?? '')).toEqual(input);
    expect(received.get(query ?? '')).toMatchObject({ QueryString: hostile, WorkGroup: "o'w" });
    expect(received.get(success ?? '')).toEqual({ taskToken: 't', output: '{"a":1}' });
  });
});
