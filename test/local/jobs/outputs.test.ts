import { execFileSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { bench, type Bench } from './bench.ts';

const rows = (more: object = {}) => ({
  ProcessingOutputConfig: {
    Outputs: [
      {
        OutputName: 'rows',
        S3Output: {
          S3Uri: 's3://data/rows',
          LocalPath: '/opt/ml/processing/output/rows',
          S3UploadMode: 'EndOfJob',
          ...more,
        },
      },
    ],
  },
});

const write = 'cd /opt/ml/processing/output/rows && mkdir -p sub && echo 1 > a && echo 2 > sub/b';

function contentsOf(at: Bench, key: string): string[] {
  const path = at.objects.head('data', key)?.path ?? '';
  return execFileSync('tar', ['-tzf', path], { encoding: 'utf8' }).replace(/\n$/, '').split('\n').toSorted();
}

test('the files of a processing output go to its prefix when the job has completed', async (context) => {
  const at = await bench(context);
  await at.finished(at.processing(rows(), write));
  expect(at.keys()).toEqual(['rows/a', 'rows/sub/b']);
  expect(await at.read('rows/sub/b')).toBe('2\n');
});

test('a processing job that fails sends nothing', async (context) => {
  const at = await bench(context);
  await at.finished(at.processing(rows(), `${write}; exit 1`));
  expect(at.keys()).toEqual([]);
});

test('links, pipes and sockets in an output are left out', async (context) => {
  const at = await bench(context);
  await at.finished(at.processing(rows(), `${write} && ln -s /etc/passwd secret && ln -s /etc all && mkfifo pipe`));
  expect(at.keys()).toEqual(['rows/a', 'rows/sub/b']);
});

test.for([
  ['the folder of an output', 'rm -r output/rows && ln -s /etc output/rows'],
  ['a folder above it', 'rm -r output && ln -s "$ELSEWHERE" output'],
])(
  'a script that replaces %s by a link elsewhere fails, and nothing from there is sent',
  async ([, replace], context) => {
    const at = await bench(context);
    await mkdir(join(at.home.root, 'elsewhere', 'rows'), { recursive: true });
    await writeFile(join(at.home.root, 'elsewhere', 'rows', 'secret'), '');
    const job = await at.finished(
      at.processing(
        { ...rows(), Environment: { ELSEWHERE: join(at.home.root, 'elsewhere') } },
        `cd /opt/ml/processing && ${replace}`,
      ),
    );
    expect(job).toMatchObject({ status: 'Failed', failureReason: expect.stringContaining('leads out of /opt/ml') });
    expect(at.keys()).toEqual([]);
  },
);

test('a continuous output is sent while the job runs, and what changed once more at its end', async (context) => {
  const at = await bench(context);
  const name = at.processing(
    rows({ S3UploadMode: 'Continuous' }),
    `${write}; while [ ! -e /opt/ml/go ]; do sleep 0.1; done; echo changed > a`,
  );
  await expect.poll(() => at.keys(), { timeout: 20_000 }).toEqual(['rows/a', 'rows/sub/b']);
  expect(await at.read('rows/a')).toBe('1\n');
  expect(at.book.get('processing', name)?.status).toBe('InProgress');
  await at.touch(name, 'go');
  await at.finished(name);
  expect(await at.read('rows/a')).toBe('changed\n');
});

test("a training job's model and files become archives below its output path", async (context) => {
  const at = await bench(context);
  const name = at.training(
    {},
    'echo m > /opt/ml/model/model.json; echo r > /opt/ml/output/data/report; ln -s /etc /opt/ml/model/etc',
  );
  const job = await at.finished(name, 'training');
  expect(job.artifact).toBe(`s3://data/out/${name}/output/model.tar.gz`);
  expect(at.keys()).toEqual([`out/${name}/output/model.tar.gz`, `out/${name}/output/output.tar.gz`]);
  expect(contentsOf(at, `out/${name}/output/model.tar.gz`)).toEqual(['etc', 'model.json']);
  expect(contentsOf(at, `out/${name}/output/output.tar.gz`)).toEqual(['report']);
});

test('with CompressionType NONE the files themselves are sent', async (context) => {
  const at = await bench(context);
  const name = at.training(
    { OutputDataConfig: { S3OutputPath: 's3://data/out/', CompressionType: 'NONE' } },
    'echo m > /opt/ml/model/model.json; mkdir /opt/ml/output/data/rows; echo r > /opt/ml/output/data/rows/1',
  );
  const job = await at.finished(name, 'training');
  expect(job.artifact).toBe(`s3://data/out/${name}/output/model/`);
  expect(at.keys()).toEqual([`out/${name}/output/data/rows/1`, `out/${name}/output/model/model.json`]);
});

test('a training job that fails sends its files and no model, one that is stopped sends both', async (context) => {
  const at = await bench(context);
  const script = 'echo m > /opt/ml/model/m; echo r > /opt/ml/output/data/r';
  const failed = at.training({}, `${script}; exit 1`);
  expect(await at.finished(failed, 'training')).toMatchObject({ status: 'Failed', artifact: undefined });
  expect(at.keys()).toEqual([`out/${failed}/output/output.tar.gz`]);
  const stopped = at.training({}, `${script}; echo ready; sleep 60`);
  await expect.poll(() => at.lines(stopped, 'training')).toEqual(['ready']);
  at.book.stop('training', stopped);
  await at.finished(stopped, 'training');
  expect(at.keys().filter((key) => key.includes(stopped))).toHaveLength(2);
});

test('checkpoints are there again for the next job with the same place', async (context) => {
  const at = await bench(context);
  const request = { CheckpointConfig: { S3Uri: 's3://data/checkpoints/' } };
  await at.finished(at.training(request, 'echo 7 > /opt/ml/checkpoints/epoch; exit 1'), 'training');
  expect(await at.read('checkpoints/epoch')).toBe('7\n');
  const next = at.training(request, 'cat /opt/ml/checkpoints/epoch');
  await at.finished(next, 'training');
  expect(at.lines(next, 'training')).toEqual(['7']);
});

test('a large sparse file in the model is no trouble', async (context) => {
  const at = await bench(context);
  const name = at.training({}, 'truncate -s 300M /opt/ml/model/sparse');
  expect(await at.finished(name, 'training')).toMatchObject({ status: 'Completed' });
  expect(contentsOf(at, `out/${name}/output/model.tar.gz`)).toEqual(['sparse']);
});

test('hostile file names are packed as they are', async (context) => {
  const at = await bench(context);
  const name = at.training(
    {},
    `cd /opt/ml/model && touch -- '--checkpoint-action=exec=sh' '-x' "$(printf 'a\\nb')" ' c'`,
  );
  expect(await at.finished(name, 'training')).toMatchObject({ status: 'Completed' });
  expect(contentsOf(at, `out/${name}/output/model.tar.gz`)).toEqual([
    ' c',
    './--checkpoint-action=exec=sh',
    './-x',
    'a\\nb',
  ]);
});

test('an output whose bucket is not there fails the job', async (context) => {
  const at = await bench(context);
  const job = await at.finished(at.processing(rows({ S3Uri: 's3://nowhere/x' }), write));
  expect(job).toMatchObject({
    status: 'Failed',
    failureReason: 'ClientError: Artifact upload failed. The bucket "nowhere" does not exist.',
  });
});
