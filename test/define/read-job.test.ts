import { expect, test } from 'vitest';
import { faultsOf, errorOf, head, readScript, training } from './read-script.ts';

test('a whole head becomes a definition', async () => {
  const { places, script, ...job } = await readScript(
    head(
      'requires-python = ">=3.10"',
      'dependencies = ["scikit-learn>=1.4"]',
      '',
      '[tool.mlx]',
      'kind = "training"',
      'description = "Trains the delay model"',
      'instance = "ml.m5.xlarge"',
      'count = 2',
      'volume = 50',
      'image = "sklearn"',
      'max_runtime = "1h30m"',
      'role = "arn:aws:iam::123456789012:role/jobs"',
      'env = { LOG_LEVEL = "info" }',
      'vpc = { subnets = ["subnet-1"], security_groups = ["sg-1"] }',
      'spot = { max_wait = "2h" }',
      'tags = { team = "ml" }',
      '[tool.mlx.params]',
      'depth = { type = "int", default = 6, min = 1, max = 20, help = "depth of a tree" }',
      'day = { type = "date", min = 2013-01-01 }',
      '[tool.mlx.inputs]',
      'features = "table:ML.delay_features"',
      'carriers = { sql = "select 1", format = "csv" }',
      'history = "prepare.history"',
      '[tool.mlx.outputs]',
      'model = "model"',
      'scores = "table:ml.scores"',
      '[tool.mlx.metrics]',
      "auc = 'auc=([0-9.]+)'",
    ),
  );
  expect(script).toMatch(/train\.py$/);
  expect(places['']).toMatchObject({ file: 'train.py', line: 1 });
  expect(places['params.depth.max']).toMatchObject({ line: 19, text: expect.stringContaining('depth') as string });
  expect(job).toEqual({
    name: 'train',
    kind: 'training',
    description: 'Trains the delay model',
    language: 'python',
    include: [],
    instance: 'ml.m5.xlarge',
    count: 2,
    volume: 50,
    image: 'sklearn',
    maxRuntime: 5400,
    role: 'arn:aws:iam::123456789012:role/jobs',
    env: { LOG_LEVEL: 'info' },
    vpc: { subnets: ['subnet-1'], securityGroups: ['sg-1'] },
    spot: { maxWait: 7200 },
    tags: { team: 'ml' },
    params: {
      depth: { type: 'int', default: 6, min: 1, max: 20, help: 'depth of a tree', required: false },
      day: { type: 'date', min: '2013-01-01', required: true },
    },
    inputs: {
      features: { kind: 'table', database: 'ml', table: 'delay_features' },
      carriers: { kind: 'sql', sql: 'select 1', format: 'csv' },
      history: { kind: 'output', job: 'prepare', output: 'history' },
    },
    outputs: { model: { kind: 'model' }, scores: { kind: 'table', database: 'ml', table: 'scores' } },
    metrics: { auc: 'auc=([0-9.]+)' },
    dependencies: ['scikit-learn>=1.4'],
    requiresPython: '>=3.10',
  });
});

test('the smallest head takes the defaults of mlx', async () => {
  const job = await readScript(head('[tool.mlx]', 'kind = "processing"'));
  expect(job).toMatchObject({
    instance: 'ml.m5.large',
    count: 1,
    volume: 30,
    maxRuntime: 3600,
    inputs: {},
    params: {},
  });
  expect(job.spot).toBeUndefined();
});

test('a definition is frozen through and through', async () => {
  const job = await readScript(training('tags = { team = "ml" }'));
  expect(Object.isFrozen(job) && Object.isFrozen(job.tags) && Object.isFrozen(job.places)).toBe(true);
});

test.each([
  ['run.sh', '#', 'shell'],
  ['fit.R', '#', 'r'],
  ['fit.mjs', '//', 'javascript'],
  ['fit.js', '//', 'javascript'],
  ['fit.ts', '//', 'typescript'],
])('%s has its head behind %s', async (name, mark, language) => {
  const text = [`${mark} /// script`, `${mark} [tool.mlx]`, `${mark} kind = "processing"`, `${mark} ///`].join('\n');
  expect(await readScript(text, name)).toMatchObject({ language });
});

test('a byte order mark and CRLF line ends change nothing', async () => {
  const text = training('count = 0').replaceAll('\n', '\r\n');
  expect(await faultsOf(`\ufeff${text}`)).toEqual(['4:11 <0> count is 0 -> count = 1']);
});

test('tables of other tools in the head are left alone', async () => {
  const job = await readScript(
    head('[tool.uv]', 'exclude-newer = 2024-01-01T00:00:00Z', '[tool.mlx]', 'kind = "processing"'),
  );
  expect(job.kind).toBe('processing');
});

test('a script without a head, or with a head of other tools only, is told how to get one', async () => {
  for (const text of ['print(1)\n', '', head('dependencies = []'), head('[tool.uv]', 'x = 1')]) {
    expect(await errorOf(text)).toMatchObject({ code: 'HEAD_MISSING', details: { file: 'train.py', mark: '#' } });
  }
});

test('broken TOML is shown where it breaks in the file', async () => {
  expect(await faultsOf(training('image = "sklearn', 'count = 1'))).toEqual([
    '4:19 <> broken TOML: the text is not closed on its line -> image = "sklearn"',
  ]);
  expect(await faultsOf(training('image = sklearn'))).toEqual([
    expect.stringMatching(/^4:\d+ .* -> image = "sklearn"$/),
  ]);
  expect(await faultsOf(training('count = 1', 'count = 2'))).toEqual([
    expect.stringMatching(/^5:3 .* -> remove one of the two$/),
  ]);
  expect(await faultsOf(training('__proto__ = 1'))).toEqual([expect.stringMatching(/unsafe property/)]);
});

test('all faults of a head are told at once, in the order of the file', async () => {
  expect(
    await faultsOf(
      head(
        'dependancies = ["pandas"]',
        '[tool.mlx]',
        'kind = "trainning"',
        'instnce = "ml.m5.xlarge"',
        'count = "2"',
        'max_runtime = "an hour"',
        '[tool.mlx.params]',
        'depth = { typ = "int", default = 6 }',
        'rate = { type = "float", default = 6, max = 2 }',
        '[tool.mlx.inputs]',
        'features = "tabel:ml.features"',
        'code = "file:x"',
        '[tool.mlx.metrics]',
        "auc = 'auc=[0-9.]+'",
      ),
    ),
  ).toEqual([
    '2:3 <dependancies> unknown key "dependancies" -> dependencies = ["pandas"]',
    '4:10 <"trainning"> kind is "trainning" -> kind = "training"',
    '5:3 <instnce> unknown key "instnce" -> instance = "ml.m5.xlarge"',
    '6:11 <"2"> count is "2" -> count = 2',
    '7:17 <"an hour"> max_runtime is "an hour" -> for example "1h"',
    '9:13 <typ> unknown key "typ" -> depth = { type = "int", default = 6 }',
    '10:38 <6> rate.default is 6, more than max -> rate = { type = "float", default = 2, max = 2 }',
    '12:14 <"tabel:ml.features"> features is "tabel:ml.features" -> features = "table:ml.features"',
    `13:3 <code> an input can't be named "code" -> source = "file:x"`,
    `15:9 <'auc=[0-9.]+'> auc is "auc=[0-9.]+", with no group -> put ( ) around the number`,
  ]);
});

test('a fault carries the rule and the nearest right spelling', async () => {
  const { code, faults } = await errorOf(training('imgae = "sklearn"'));
  expect(code).toBe('HEAD_FAULTS');
  expect(faults[0]).toMatchObject({
    nearest: 'image',
    rule: expect.stringMatching(/^\[tool.mlx\] takes kind, /) as string,
  });
});

test('keys of a job that stand above [tool.mlx] are told to move', async () => {
  expect(await faultsOf(head('kind = "training"'))).toEqual([
    '2:3 <kind> kind stands outside [tool.mlx] -> move it below a line [tool.mlx]',
  ]);
});

test('a missing kind is told at the table that lacks it', async () => {
  expect(await faultsOf(head('[tool.mlx]', 'count = 1'))).toEqual([
    '2:3 <[tool.mlx]> kind is missing -> add kind = "training"',
  ]);
});

test('values of a wrong type are shown with the value as it should be', async () => {
  expect(await faultsOf(training('env = { A = 1 }', 'volume = 2.5', 'spot = "true"', 'image = true'))).toEqual([
    '4:15 <1> env.A is 1 -> env = { A = "1" }',
    '5:12 <2.5> volume is 2.5 -> volume = 3',
    '6:10 <"true"> spot is "true" -> spot = true',
    '7:11 <true> image is true -> image = "true"',
  ]);
});

test.each([
  ['m5.xlarge', 'ml.m5.xlarge'],
  ['ml.m5.xlrage', 'ml.m5.xlarge'],
  ['ML.G5.2XLARGE', 'ml.g5.2xlarge'],
  ['ml-c5-large', undefined],
])('the instance %s is taken for %s', async (typed, meant) => {
  const { faults } = await errorOf(training(`instance = "${typed}"`));
  expect(faults[0]?.nearest).toBe(meant);
});
