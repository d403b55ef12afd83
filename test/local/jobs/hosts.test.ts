import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { bench } from './bench.ts';
import { canBind, modes } from './modes.ts';

const three = { ClusterConfig: { InstanceType: 'ml.m5.xlarge', InstanceCount: 3, VolumeSizeInGB: 1 } };
const host = `$(sed 's/.*"current_host":"\\([^"]*\\)".*/\\1/' /opt/ml/config/resourceconfig.json)`;
const rows = {
  OutputName: 'rows',
  S3Output: { S3Uri: 's3://data/rows', LocalPath: '/opt/ml/processing/output/rows', S3UploadMode: 'EndOfJob' },
};

describe.for(modes)('$title', ({ env }) => {
  test('each host runs the script, knows its name and the others, and has a log stream of its own', async (context) => {
    const at = await bench(context, env);
    const name = at.processing({ ProcessingResources: three }, 'cat /opt/ml/config/resourceconfig.json');
    expect(await at.finished(name)).toMatchObject({ status: 'Completed' });
    expect(JSON.parse(at.lines(name)[0] ?? '')).toEqual({
      current_host: 'algo-1',
      hosts: ['algo-1', 'algo-2', 'algo-3'],
    });
    const streams = at.streams().map((stream) => stream.replace(/-\d+$/, ''));
    expect(streams.toSorted()).toEqual(
      ['algo-1', 'algo-2', 'algo-3'].map((each) => `/aws/sagemaker/ProcessingJobs ${name}/${each}`),
    );
  });

  test('what the hosts write is kept as one output', async (context) => {
    const at = await bench(context, env);
    const name = at.processing(
      { ProcessingResources: three, ProcessingOutputConfig: { Outputs: [rows] } },
      `cd /opt/ml/processing/output/rows && mkdir parts && echo ${host} > parts/${host} && echo ${host} > which`,
    );
    expect(await at.finished(name)).toMatchObject({ status: 'Completed' });
    expect(at.keys()).toEqual(['rows/parts/algo-1', 'rows/parts/algo-2', 'rows/parts/algo-3', 'rows/which']);
    expect(await at.read('rows/which')).toBe('algo-1\n');
  });

  test('a host that fails ends the others, and the job with its exit code', async (context) => {
    const at = await bench(context, env);
    const script = `if [ ${host} = algo-2 ]; then exit 7; fi; sleep 600 & wait`;
    expect(await at.finished(at.processing({ ProcessingResources: three }, script))).toMatchObject({
      status: 'Failed',
      failureReason: 'AlgorithmError: , exit code: 7',
    });
  });
});

test('a sharded input gives each host its part of the files', async (context) => {
  const at = await bench(context);
  for (const key of ['a', 'b', 'c', 'd']) await at.put(`in/${key}`, key);
  const input = { S3Uri: 's3://data/in/', LocalPath: '/opt/ml/processing/input/in', S3DataType: 'S3Prefix' };
  const sharded = { ...input, S3DataDistributionType: 'ShardedByS3Key' };
  const name = at.processing(
    {
      ProcessingResources: three,
      ProcessingInputs: [{ InputName: 'in', S3Input: sharded }],
      ProcessingOutputConfig: { Outputs: [rows] },
    },
    `ls /opt/ml/processing/input/in | xargs > /opt/ml/processing/output/rows/${host}`,
  );
  await at.finished(name);
  const shares = await Promise.all(['algo-1', 'algo-2', 'algo-3'].map((each) => at.read(`rows/${each}`)));
  expect(shares).toEqual(['a d\n', 'b\n', 'c\n']);
});

test('a training on several hosts makes one model of what they leave', async (context) => {
  const at = await bench(context);
  const resources = { InstanceType: 'ml.m5.xlarge', InstanceCount: 2, VolumeSizeInGB: 1 };
  const config = '/opt/ml/input/config/resourceconfig.json';
  const own = `$(sed 's/.*"current_host":"\\([^"]*\\)".*/\\1/' ${config})`;
  const name = at.training({ ResourceConfig: resources }, `touch /opt/ml/model/${own}.bin`);
  expect(await at.finished(name, 'training')).toMatchObject({ status: 'Completed' });
  const model = at.objects.head('data', `out/${name}/output/model.tar.gz`)?.path ?? '';
  const names = execFileSync('tar', ['-tzf', model], { encoding: 'utf8' }).trim().split('\n');
  expect(names.toSorted()).toEqual(['algo-1.bin', 'algo-2.bin']);
});

test.runIf(canBind)('a host reaches another by its name', async (context) => {
  const at = await bench(context);
  const name = at.processing({ ProcessingResources: three }, 'getent hosts algo-3 | xargs');
  await at.finished(name);
  expect(at.lines(name)).toEqual(['127.0.0.3 algo-3']);
});
