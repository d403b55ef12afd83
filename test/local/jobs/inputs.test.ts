import { expect, test } from 'vitest';
import { bench, type Bench } from './bench.ts';

/** Runs a job with one input and answers with the files it found there. */
async function found(at: Bench, source: object): Promise<{ files: string[]; status: string; reason?: string }> {
  const name = at.processing(
    {
      ProcessingInputs: [
        { InputName: 'in', S3Input: { S3DataType: 'S3Prefix', LocalPath: '/opt/ml/processing/input/in', ...source } },
      ],
    },
    'cd /opt/ml/processing/input/in && find . -mindepth 1 | sort',
  );
  const job = await at.finished(name);
  return { files: at.lines(name), status: job.status, reason: job.failureReason };
}

test('a folder prefix is laid out by what follows it, with or without its slash', async (context) => {
  const at = await bench(context);
  await at.put('day/a.csv', '1');
  await at.put('day/sub/b.csv', '2');
  await at.put('day/sub/', '');
  expect((await found(at, { S3Uri: 's3://data/day/' })).files).toEqual(['./a.csv', './sub', './sub/b.csv']);
  expect((await found(at, { S3Uri: 's3://data/day' })).files).toEqual(['./a.csv', './sub', './sub/b.csv']);
});

test('a prefix that ends within a name keeps the whole names', async (context) => {
  const at = await bench(context);
  await at.put('day/part-1.csv', '1');
  await at.put('day/part-2.csv', '2');
  await at.put('day/other.csv', '3');
  expect((await found(at, { S3Uri: 's3://data/day/part' })).files).toEqual(['./part-1.csv', './part-2.csv']);
  expect((await found(at, { S3Uri: 's3://data/day/part-1.csv' })).files).toEqual(['./part-1.csv']);
});

test('a manifest names its files one by one', async (context) => {
  const at = await bench(context);
  await at.put('day/a.csv', '1');
  await at.put('day/sub/b.csv', '2');
  await at.put('day/not-asked.csv', '3');
  await at.put('list.manifest', JSON.stringify([{ prefix: 's3://data/day/' }, 'a.csv', 'sub/b.csv']));
  const { files } = await found(at, { S3Uri: 's3://data/list.manifest', S3DataType: 'ManifestFile' });
  expect(files).toEqual(['./a.csv', './sub', './sub/b.csv']);
});

test.for<[string, string]>([
  ['no JSON', '{'],
  ['no list', '{"prefix": "s3://data/"}'],
  ['no prefix', '["a.csv"]'],
  ['a name that is none', '[{"prefix": "s3://data/"}, 7]'],
])('a manifest that is %s fails the job and says the form', async ([, text], context) => {
  const at = await bench(context);
  await at.put('list.manifest', text);
  const { status, reason } = await found(at, { S3Uri: 's3://data/list.manifest', S3DataType: 'ManifestFile' });
  expect(status).toBe('Failed');
  expect(reason).toMatch(/^ClientError: Manifest file s3:\/\/data\/list.manifest is not in the form/);
});

test('a manifest whose file is missing fails the job and names the file', async (context) => {
  const at = await bench(context);
  await at.put('list.manifest', '[{"prefix": "s3://data/"}, "gone.csv"]');
  const { reason } = await found(at, { S3Uri: 's3://data/list.manifest', S3DataType: 'ManifestFile' });
  expect(reason).toMatch(/^ClientError: Data download failed. s3:\/\/data\/gone.csv/);
});

test.for(['day/../../../../etc/cron', 'day/./a', 'day/a//b', 'day//etc/passwd', 'day/a\0b'])(
  'the key %j, which would climb out of its folder, fails the job and writes nothing',
  async (key, context) => {
    const at = await bench(context);
    await at.put(key, 'hostile');
    const { status, reason, files } = await found(at, { S3Uri: 's3://data/day/' });
    expect(status).toBe('Failed');
    expect(reason).toMatch(/^ClientError: Data download failed. The key .* can't be a file below the input's folder/);
    expect(files).toEqual([]);
  },
);

test('a manifest with a name that climbs out of its folder fails the job', async (context) => {
  const at = await bench(context);
  await at.put('secret', 'x');
  await at.put('day/list', '[{"prefix": "s3://data/day/"}, "../secret"]');
  await at.put('day/../secret', 'y');
  const { status } = await found(at, { S3Uri: 's3://data/day/list', S3DataType: 'ManifestFile' });
  expect(status).toBe('Failed');
});

test('a key that is a file and a folder at once fails the job in words', async (context) => {
  const at = await bench(context);
  await at.put('day/a', '1');
  await at.put('day/a/b', '2');
  const { status, reason } = await found(at, { S3Uri: 's3://data/day/' });
  expect(status).toBe('Failed');
  expect(reason).toMatch(/^ClientError: Data download failed. s3:\/\/data\/day\/a/);
});

test('a prefix without objects and a bucket that is not there fail the job as in SageMaker', async (context) => {
  const at = await bench(context);
  for (const uri of ['s3://data/nothing/', 's3://nowhere/x/']) {
    const { reason } = await found(at, { S3Uri: uri });
    expect(reason).toContain(`ClientError: No S3 objects found under S3 URL "${uri}"`);
  }
});

test('a LocalPath outside /opt/ml fails the job', async (context) => {
  const at = await bench(context);
  await at.put('day/a.csv', '1');
  const { reason } = await found(at, { S3Uri: 's3://data/day/', LocalPath: '/opt/ml/../../etc' });
  expect(reason).toBe('ClientError: /opt/ml/../../etc is no path below /opt/ml.');
});

test.for<[string, object]>([
  [
    'a Pipe input',
    { S3Input: { S3Uri: 's3://data/x', S3DataType: 'S3Prefix', LocalPath: '/opt/ml/x', S3InputMode: 'Pipe' } },
  ],
  ['a DatasetDefinition', { DatasetDefinition: {} }],
])('%s is refused with what to do instead', async ([, input], context) => {
  const at = await bench(context);
  const job = await at.finished(at.processing({ ProcessingInputs: [{ InputName: 'in', ...input }] }));
  expect(job).toMatchObject({
    status: 'Failed',
    failureReason: expect.stringMatching(/^ClientError: Input "in" .*: (use|run)/),
  });
});

test("an input is the job's own copy", async (context) => {
  const at = await bench(context);
  await at.put('day/a.csv', 'as it was');
  const name = at.processing(
    {
      ProcessingInputs: [
        {
          InputName: 'in',
          S3Input: { S3DataType: 'S3Prefix', S3Uri: 's3://data/day/', LocalPath: '/opt/ml/processing/input/in' },
        },
      ],
    },
    'echo changed > /opt/ml/processing/input/in/a.csv',
  );
  expect(await at.finished(name)).toMatchObject({ status: 'Completed' });
  expect(await at.read('day/a.csv')).toBe('as it was');
});
