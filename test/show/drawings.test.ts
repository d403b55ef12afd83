import { describe, expect, test } from 'vitest';
import type { Value } from '../../src/commands/value.ts';
import { drawError } from '../../src/show/error.ts';
import { drawValue } from '../../src/show/value.ts';
import { noon, sampleFault, samplePlan, sampleRun, sampleWhy } from './samples.ts';
import { plain, widest } from './text.ts';

const now = noon + 200_000;
const hostile = 'a\u001b]0;pwned\u0007\u202eb\nc';

const values: Record<string, Value> = {
  run: { kind: 'run', run: { ...sampleRun, status: 'failed', exitCode: 1 }, why: sampleWhy },
  followed: { kind: 'followed', run: sampleRun },
  launched: { kind: 'launched', run: { ...sampleRun, status: 'running' } },
  runs: { kind: 'runs', runs: [sampleRun, { ...sampleRun, name: '訓練-2026', status: 'running', ended: undefined }] },
  plan: { kind: 'plan', plan: samplePlan },
  why: { kind: 'why', card: sampleWhy },
  check: {
    kind: 'check',
    jobs: [
      { job: 'train', script: 'jobs/train.py', faults: [sampleFault] },
      { job: 'prepare', script: 'jobs/prepare.py', faults: [] },
    ],
    flows: [{ flow: 'delays', file: 'flows/delays.flow.ts', faults: [], inHeads: 1 }],
  },
  rows: {
    kind: 'rows',
    columns: [
      { name: 'origin', type: 'varchar' },
      { name: 'n', type: 'bigint' },
    ],
    rows: [
      ['JFK', '9007199254740993'],
      ['日本', null],
    ],
    more: true,
  },
  tables: { kind: 'tables', tables: [{ name: 'nyc.flights', format: 'parquet', location: 's3://bucket/flights/' }] },
  table: {
    kind: 'table',
    table: { name: 'nyc.flights', format: 'parquet', location: 's3://bucket/flights/' },
    columns: [{ name: 'origin', type: 'string' }],
    preview: { columns: [{ name: 'origin', type: 'varchar' }], rows: [['JFK']], more: false },
  },
  doctor: {
    kind: 'doctor',
    facts: [
      { about: 'node', state: 'ok', found: '24.21.0' },
      { about: 'role', state: 'fail', found: 'the caller is a user', repair: 'Set `role` in mlx.toml.' },
    ],
  },
};

describe.each(Object.entries(values))('%s', (_, value) => {
  test.each([40, 80, 200])('fits a screen of %i columns', (width) => {
    expect(widest(drawValue(value, { width, now }))).toBeLessThanOrEqual(width);
  });
});

test('a run is drawn whole at 80 columns', () => {
  expect(plain(drawValue(values['run'] as Value, { width: 80, now }))).toMatchInlineSnapshot(`
    "✗ failed  train-20261121-200749-ab3d

    job           train (training)
    service says  Completed / Completed
    created       2026-11-21 20:07:49 (3 min ago)
    took          4.4 s of at most 1h
    exit code     1
    machine       1 × ml.m5.xlarge
    image         683313688378.dkr.ecr.us-east-1.amazonaws.com/sagemaker-scikit-lear
                  n:1.4-2-cpu-py3

    timeline
      Starting     ━━━━············································     400 ms
      Downloading  ···━━━━━········································     500 ms
      Training     ········━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━····      4.0 s
      Uploading    ············································━━━━     400 ms

    params
      depth  6
      eta    0.3

    inputs
      features  s3://sagemaker-us-east-1-000000000000/mlx/flights/tables/ml.delay_fe
                atures/

    outputs
      model   s3://sagemaker-us-east-1-000000000000/mlx/flights/runs/train/output/mo
              del.tar.gz
      scores  ml.scores  s3://sagemaker-us-east-1-000000000000/mlx/scores/

    metrics
      auc   0.731251
      loss  0.241

    ╭─ why train-20261121-200749-ab3d failed ──────────────────────────────────────╮
    │ ValueError: no rows for 2013-02-30                                           │
    │                                                                              │
    │ jobs/train.py:41 in load                                                     │
    │ → 41 │ raise ValueError(f"no rows for {day}")                                │
    │                                                                              │
    │ before it ended                                                              │
    │ │ reading 12 files                                                           │
    │ │ epoch 1 loss=0.31                                                          │
    │ │ no rows left after the filter                                              │
    │                                                                              │
    │ exit    code 1: the script raised an error                                   │
    │ cause   The script ended with an error that it raised itself.                │
    │ repair  Look at \`jobs/train.py:41\`; run it here with \`mlx run train --on     │
    │         local\`.                                                              │
    ╰──────────────────────────────────────────────────────────────────────────────╯"
  `);
});

test('a plan is drawn with its request, price, uploads and what is kept and lost', () => {
  expect(plain(drawValue(values['plan'] as Value, { width: 80, now }))).toMatchInlineSnapshot(`
    "train  training job

    run         train-20261121-200749-ab3d
    on          local  the AWS inside mlx
    machine     1 × ml.m5.xlarge
    time limit  1h
    price       nothing is charged here; in AWS $0.23 an hour, $0.23 at the limit
                on demand in us-east-1

    kept
      ✓ lineage     Inputs and outputs are declared, so SageMaker records them as
                    artifacts of the run.
      ✓ metrics     auc and loss are read from the log by MetricDefinitions.

    lost
      ✗ monitoring  Rows of \`carriers\` are written by a query before the job;
                    SageMaker sees only the files.

    tables
      scores  ml.scores  s3://bucket/mlx/scores/

    queries
      carriers    select * from nyc.carriers where active
                  parquet → s3://bucket/mlx/flights/runs/train/input/carriers/

    uploads
      to       s3://bucket/code/
       4.2 kB  train.py
        13 kB  mlx_bootstrap.py
      2 files, 17 kB in all

    CreateTrainingJob
      TrainingJobName: train-20261121-200749-ab3d
      RoleArn: arn:aws:iam::000000000000:role/mlx-local
      HyperParameters:
        depth: 6
      InputDataConfig:
        - ChannelName: code
          DataSource:
            S3DataSource:
              S3DataType: S3Prefix
              S3Uri: s3://bucket/code/
      OutputDataConfig:
        S3OutputPath: s3://bucket/output/
      StoppingCondition:
        MaxRuntimeInSeconds: 3600"
  `);
});

test('a fault stands at its place with a caret, the rule and the repair', () => {
  expect(plain(drawValue(values['check'] as Value, { width: 80, now }))).toMatchInlineSnapshot(`
    "✗ train  jobs/train.py

      jobs/train.py:7:3
       7 │ # instnce = "ml.m5.xlarge"
         │   ^^^^^^^ unknown key "instnce"
           near  did you mean \`instance\`?
           rule  [tool.mlx] takes kind, description, instance, count, volume, image,
                 max_runtime, role, env, vpc, spot, tags
           fix   \`instance = "ml.m5.xlarge"\`

    ✓ prepare  jobs/prepare.py
    ✗ delays  flows/delays.flow.ts
      it names a head that has faults

    2 jobs and 1 flow checked, 1 fault"
  `);
});

test('runs are a table in which wide letters keep the columns straight', () => {
  expect(plain(drawValue(values['runs'] as Value, { width: 80, now }))).toMatchInlineSnapshot(`
    "status       run                         of     kind         took    started
    ────────────────────────────────────────────────────────────────────────────
    ✓ completed  train-20261121-200749-ab3d  train  training    5.3 s  3 min ago
    ● running    訓練-2026                   train  training  3m 20s…  3 min ago"
  `);
});

test('rows keep every digit and mark what is missing', () => {
  expect(plain(drawValue(values['rows'] as Value, { width: 80, now }))).toMatchInlineSnapshot(`
    "origin                 n
    ────────────────────────
    JFK     9007199254740993
    日本                null
    the first 2 rows; more follow"
  `);
});

test('an error says what, why, what to do and what is still true', () => {
  const told = {
    code: 'RUN_UNKNOWN',
    audience: 'you',
    what: 'there is no run "x"',
    why: 'A run is named by its full name or `last`.',
    fix: '`mlx ls` lists the runs.',
    still: 'Nothing was changed.',
  } as const;
  expect(plain(drawError(told, [], 80))).toMatchInlineSnapshot(`
    "✗ there is no run "x"
      why    A run is named by its full name or \`last\`.
      fix    \`mlx ls\` lists the runs.
      still  Nothing was changed.
      code   RUN_UNKNOWN"
  `);
});

test('hostile names and messages reach the terminal as visible escapes', () => {
  const run = { ...sampleRun, name: hostile, job: hostile, params: { [hostile]: hostile }, failureReason: hostile };
  const why = { ...sampleWhy, headline: hostile, before: [hostile], cause: hostile, failureReason: hostile };
  const drawn = plain(drawValue({ kind: 'run', run, why }, { width: 80, now }));
  expect(drawn).toContain('a\\e]0;pwned\\x07\\u202eb\\nc');
  // oxlint-disable-next-line no-control-regex -- none may be left
  expect(drawn).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
});

test('a caret follows wide letters, tabs and lines longer than the screen', () => {
  const text = `${'値'.repeat(60)}\tinstnce = 1`;
  const fault = { ...sampleFault, place: { ...sampleFault.place, text, column: 62, length: 7 } };
  const lines = plain(
    drawError({ code: 'HEAD_FAULTS', audience: 'you', what: '', why: '', fix: '', still: '' }, [fault], 80),
  ).split('\n');
  const source = lines.find((line) => line.includes('│') && line.includes('instnce')) ?? '';
  const caret = lines.find((line) => line.includes('^')) ?? '';
  const before = source.slice(0, source.indexOf('instnce'));
  const wide = before.split('値').length - 1;
  expect(caret.indexOf('^')).toBe(before.length + wide);
});
