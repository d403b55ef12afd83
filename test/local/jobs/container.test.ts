import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { bench } from './bench.ts';
import { canBind, modes } from './modes.ts';

describe.for(modes)('$title', ({ env }) => {
  test('a training job finds its config files, channels and folders below /opt/ml', async (context) => {
    const at = await bench(context, env);
    await at.put('features/a.csv', 'x,y');
    const name = at.training(
      {
        HyperParameters: { depth: '6' },
        InputDataConfig: [
          {
            ChannelName: 'features',
            ContentType: 'text/csv',
            DataSource: { S3DataSource: { S3DataType: 'S3Prefix', S3Uri: 's3://data/features/' } },
          },
        ],
        ResourceConfig: { InstanceType: 'ml.m5.xlarge', InstanceCount: 1, VolumeSizeInGB: 10 },
      },
      `cd /opt/ml/input/config && cat hyperparameters.json && echo && cat inputdataconfig.json && echo &&
       cat resourceconfig.json && echo && cat /opt/ml/input/data/features/a.csv && echo &&
       ls -d /opt/ml/model /opt/ml/output/data | wc -l`,
    );
    expect(await at.finished(name, 'training')).toMatchObject({ status: 'Completed' });
    const [parameters, channels, resources, csv, folders] = at.lines(name, 'training');
    expect(JSON.parse(parameters ?? '')).toEqual({ depth: '6' });
    expect(JSON.parse(channels ?? '')).toEqual({
      features: {
        TrainingInputMode: 'File',
        S3DistributionType: 'FullyReplicated',
        RecordWrapperType: 'None',
        ContentType: 'text/csv',
      },
    });
    expect(JSON.parse(resources ?? '')).toMatchObject({
      current_host: 'algo-1',
      hosts: ['algo-1'],
      current_instance_type: 'ml.m5.xlarge',
      current_group_name: 'homogeneousCluster',
    });
    expect(csv).toBe('x,y');
    expect(folders?.trim()).toBe('2');
  });

  test('a processing job finds the request echoed, and its output folders made', async (context) => {
    const at = await bench(context, env);
    const output = { S3Uri: 's3://data/out', LocalPath: '/opt/ml/processing/output/rows', S3UploadMode: 'EndOfJob' };
    const name = at.processing(
      { ProcessingOutputConfig: { Outputs: [{ OutputName: 'rows', S3Output: output }] } },
      'cat /opt/ml/config/processingjobconfig.json; test -d /opt/ml/processing/output/rows',
    );
    expect(await at.finished(name)).toMatchObject({ status: 'Completed' });
    const echoed = JSON.parse(at.lines(name)[0] ?? '');
    expect(echoed.ProcessingJobArn).toContain(`processing-job/${name}`);
    expect(echoed.ProcessingOutputConfig.Outputs[0].S3Output).toEqual(output);
  });

  test('the environment holds what SageMaker sets and the request asks for, and no secret of the caller', async (context) => {
    const at = await bench(context, {
      ...env,
      AWS_SECRET_ACCESS_KEY: 'secret',
      GITHUB_TOKEN: 'secret',
      LANG: 'C.UTF-8',
    });
    const name = at.training({ Environment: { AWS_DEFAULT_REGION: 'eu-west-1', COLOUR: 'red, "quoted"' } }, 'env');
    await at.finished(name, 'training');
    const lines = at.lines(name, 'training');
    expect(lines).toEqual(
      expect.arrayContaining([
        `TRAINING_JOB_NAME=${name}`,
        `TRAINING_JOB_ARN=arn:aws:sagemaker:eu-west-1:000000000000:training-job/${name}`,
        'AWS_REGION=eu-west-1',
        'AWS_DEFAULT_REGION=eu-west-1',
        'COLOUR=red, "quoted"',
        'LANG=C.UTF-8',
        'AWS_SHARED_CREDENTIALS_FILE=/dev/null',
      ]),
    );
    expect(lines.join('\n')).not.toContain('secret');
    expect(lines.some((line) => line.startsWith('MLX_OPT_ML='))).toBe('MLX_NAMESPACES' in env);
  });

  test('jobs with the same paths in them run side by side', async (context) => {
    const at = await bench(context, env);
    const names = ['one', 'two', 'three'].map((word) =>
      at.training({}, `echo ${word} > /opt/ml/model/word; sleep 0.3; cat /opt/ml/model/word`),
    );
    await Promise.all(names.map((name) => at.finished(name, 'training')));
    expect(names.map((name) => at.lines(name, 'training'))).toEqual([['one'], ['two'], ['three']]);
  });

  test("a job's arguments reach it as they are, however they are written", async (context) => {
    const at = await bench(context, env);
    const words = ['a b', '"', "'", '$HOME', '`id`', '*', '--', '-n', 'ä\n€', '\\'];
    const name = at.processing({
      AppSpecification: {
        ImageUri: 'x',
        ContainerEntrypoint: ['sh', '-c', 'for word; do printf "[%s]" "$word"; done', 'sh'],
        ContainerArguments: words,
      },
    });
    await at.finished(name);
    expect(at.lines(name).join('\n')).toBe(words.map((word) => `[${word}]`).join(''));
  });

  test('nothing that a job leaves running outlives it, not even what left its session', async (context) => {
    const at = await bench(context, env);
    const name = at.processing({}, 'setsid sleep 1000 & sleep 1000 & echo left');
    await at.finished(name);
    expect(processesOf(name, at.home.root)).toEqual([]);
  });
});

describe.runIf(canBind)('/opt/ml', () => {
  test('is the job folder, while the rest of the file system stays in sight', async (context) => {
    const at = await bench(context);
    const name = at.processing(
      {},
      `pwd; ls / | tr '\\n' ' '; echo; ls -A /opt | tr '\\n' ' '; echo; echo hi > /opt/ml/here; id -u`,
    );
    await at.finished(name);
    const [cwd, root, opt, user] = at.lines(name);
    expect(cwd).toBe('/opt/ml');
    expect(root?.split(' ')).toEqual(expect.arrayContaining(['bin', 'etc', 'opt', 'proc', 'tmp', 'usr']));
    expect(opt?.trim().split(' ').toSorted()).toEqual([...new Set([...readdirSync('/opt'), 'ml'])].toSorted());
    expect(user).toBe('0');
    expect(readFileSync(join(at.home.jobs, `processing-${name}`, 'here'), 'utf8')).toBe('hi\n');
  });
});

/** The processes that stand in the folder of this job. */
function processesOf(name: string, root: string): string[] {
  return readdirSync('/proc')
    .filter((pid) => /^\d+$/.test(pid))
    .filter((pid) => {
      try {
        return readlinkSync(`/proc/${pid}/cwd`).includes(join(root, 'jobs', `processing-${name}`));
      } catch {
        return false;
      }
    });
}
