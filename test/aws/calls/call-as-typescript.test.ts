import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import type { Call } from '../../../src/aws/calls/call.ts';
import { callAsTypeScript } from '../../../src/aws/calls/call-as-typescript.ts';
import { keepInput } from '../../../src/aws/calls/keep-input.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));

const calls: readonly Call[] = [
  {
    service: 'sagemaker',
    operation: 'CreateTrainingJob',
    input: {
      TrainingJobName: 'a',
      RoleArn: 'arn:aws:iam::123456789012:role/r',
      AlgorithmSpecification: { TrainingInputMode: 'File', TrainingImage: 'x' },
      InputDataConfig: [
        { ChannelName: 'data', DataSource: { S3DataSource: { S3DataType: 'S3Prefix', S3Uri: 's3://b/' } } },
      ],
      OutputDataConfig: { S3OutputPath: 's3://b/' },
      StoppingCondition: { MaxRuntimeInSeconds: 60 },
      ResourceConfig: { InstanceType: 'ml.m5.large', InstanceCount: 1, VolumeSizeInGB: 30 },
      HyperParameters: { "it's": 'a \\ "b"\n\u2028', 'api-key': 'hush', __proto__x: 'y' },
      Tags: [],
      Environment: undefined,
    },
  },
  { service: 'sagemaker', operation: 'ListTrainingJobs', input: { CreationTimeAfter: new Date(0), SortBy: 'Name' } },
  { service: 'lambda', operation: 'Invoke', input: { FunctionName: 'f', Payload: new Uint8Array([1, 2]) } },
  {
    service: 'lambda',
    operation: 'UpdateFunctionCode',
    input: keepInput({ FunctionName: 'f', ZipFile: new Uint8Array(9) }),
  },
  { service: 's3', operation: 'PutObject', input: keepInput({ Bucket: 'b', Key: 'k', Body: 'text' }) },
  { service: 'logs', operation: 'FilterLogEvents', input: { logGroupName: 'g', startTime: 5 } },
  { service: 'stepfunctions', operation: 'StartExecution', input: { stateMachineArn: 'arn', input: '{}' } },
  { service: 'sts', operation: 'GetCallerIdentity', input: {} },
];

test('what is written type-checks against the SDK, bytes and dates included', { timeout: 60_000 }, async () => {
  const folder = await mkdtemp(join(root, 'test/aws/calls/.types-'));
  try {
    const places = [
      { where: 'prod', region: 'us-east-1' },
      { where: 'local', region: 'us-east-1' },
    ];
    const files = calls.flatMap((call, at) =>
      places.map((place) => [`${place.where}-${at}.ts`, callAsTypeScript(call, place)] as const),
    );
    for (const [name, text] of files) await writeFile(join(folder, name), text);
    const compilerOptions = {
      module: 'nodenext',
      target: 'es2024',
      strict: true,
      noEmit: true,
      skipLibCheck: true,
      types: ['node'],
    };
    await writeFile(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['*.ts'] }));
    const tsc = join(root, 'node_modules/.bin/tsc');
    const { stdout } = await promisify(execFile)(tsc, ['-p', folder]).catch((error: { stdout: string }) => error);
    expect(stdout).toBe('');
  } finally {
    await rm(folder, { recursive: true });
  }
});

test('a short call is short, and its secrets are masked', () => {
  const place = { where: 'aws', region: 'us-east-1' };
  expect(callAsTypeScript({ service: 'sts', operation: 'GetCallerIdentity', input: {} }, place)).toBe(
    [
      "import { STSClient, GetCallerIdentityCommand } from '@aws-sdk/client-sts';",
      '',
      "const client = new STSClient({ region: 'us-east-1' });",
      'console.log(await client.send(new GetCallerIdentityCommand({})));',
      '',
    ].join('\n'),
  );
  const text = callAsTypeScript(calls[0] as Call, place);
  expect(text).not.toContain('hush');
  expect(text).toContain('// masked: HyperParameters.api-key');
  expect(text).toContain(String.raw`\u2028`);
});
