import { describe, expect, test } from 'vitest';
import type { Value } from '../../src/commands/value.ts';
import { compareWays } from '../../src/plan/flow/compare-ways.ts';
import { planFlow } from '../../src/plan/flow/plan-flow.ts';
import { sentOf } from '../../src/plan/flow/sent.ts';
import { matrixOf } from '../../src/runs/flows/matrix/matrix-of.ts';
import type { FlowTimeline } from '../../src/runs/flows/timeline/flow-timeline.ts';
import { drawValue } from '../../src/show/value.ts';
import { contextOf, flowOf, jobStep } from '../plan/flow/fixture.ts';
import { flowRun, sampleFlowRun, stepRun } from './graph/flow-samples.ts';
import { noon, sampleWhy } from './samples.ts';
import { plain, widest } from './text.ts';

const now = noon + 200_000;
const flow = flowOf([jobStep('prepare', {}), jobStep('train', { after: ['prepare'] })]);
const [asJob, asStates] = (['job', 'states'] as const).map((way) => planFlow(flow, contextOf(flow, way)));
if (!asJob || !asStates) throw new Error('both ways are planned');

const timeline: FlowTimeline = {
  from: noon,
  until: noon + 9000,
  critical: ['prepare', 'evaluate'],
  overhead: 1500,
  userCode: 5000,
  steps: [
    {
      step: 'prepare',
      stretches: [
        { phase: 'waiting', from: noon, until: noon + 200 },
        { phase: 'data in', from: noon + 200, until: noon + 800 },
        { phase: 'user code', from: noon + 800, until: noon + 3000 },
        { phase: 'data out', from: noon + 3000, until: noon + 3100 },
      ],
    },
    { step: 'good-enough', stretches: [] },
    { step: 'evaluate', stretches: [{ phase: 'user code', from: noon + 6000, until: noon + 9000 }] },
  ],
};
const why = { path: ['run delays-x', 'step train', 'job delays-x-train'], card: sampleWhy, alsoFailed: ['other'] };
const advice = [{ kind: 'fuse', steps: ['a', 'b'], text: 'short steps that could be one', saves: 1200 }] as const;
const change = { path: 'Steps.train.Arguments.ResourceConfig.InstanceType', before: '"ml.m5.large"', after: '"x"' };

const values: Record<string, Value> = {
  'flow plan': {
    kind: 'flow plan',
    plan: asStates,
    recorded: [{ about: 'lineage', text: 'jobs and their places' }],
    sent: sentOf(asStates),
  },
  ways: { kind: 'ways', comparison: compareWays([asJob, asStates]) },
  'flow run': { kind: 'flow run', run: { ...sampleFlowRun, status: 'failed' }, timeline, advice, why },
  'flow launched': { kind: 'flow launched', run: { ...sampleFlowRun, status: 'running' } },
  'flow followed': { kind: 'flow followed', run: sampleFlowRun, timeline },
  'flow why': { kind: 'flow why', why },
  matrix: { kind: 'matrix', matrix: matrixOf('delays', [sampleFlowRun, flowRun([stepRun('prepare', [])])]) },
  lineage: {
    kind: 'lineage',
    graph: {
      about: 'b',
      nodes: [
        { id: 'b', kind: 'table', name: 'ml.rows' },
        { id: 'a', kind: 'data', name: 's3://bucket/a/very/long/place/of/rows/that/does/not/fit/a/screen/part-0.json' },
      ],
      edges: [{ from: 'a', to: 'b', association: 'DerivedFrom' }],
    },
  },
  deployed: {
    kind: 'deployed',
    deployed: { way: 'pipeline', name: 'flights-delays', arn: 'arn:aws:x', change: 'updated', difference: [change] },
  },
  retry: { kind: 'retry', run: sampleFlowRun, retry: { how: 'redrive', reused: ['prepare'], anew: ['train'] } },
  'not cached': {
    kind: 'not cached',
    answer: { step: 'prepare', against: 'delays-x', difference: [change], because: 'one field changed' },
  },
  types: { kind: 'types', written: { path: '/home/of/someone/project/.mlx/types/mlx.d.ts', changed: true } },
};

describe.each(Object.entries(values))('%s', (_, value) => {
  test.each([80, 200])('fits a screen of %i columns', (width) => {
    expect(widest(drawValue(value, { width, now }))).toBeLessThanOrEqual(width);
  });
});

test('a run of a flow is drawn with its time, what it waited for, and why it failed', () => {
  expect(plain(drawValue(values['flow run'] as Value, { width: 80, now }))).toMatchInlineSnapshot(`
    "✗ failed  delays-20261121-200749-ab3d  in 9.3 s

    flow     delays
    as       a SageMaker Pipeline
             arn:aws:sagemaker:us-east-1:000000000000:pipeline/flights-delays/execut
             ion/p4jn9xou8a8s
    created  2026-11-21 20:07:49 (3 min ago)
    steps    7 completed, 1 skipped

                             ✓ prepare  1.2 s
              ╭──────────────────────┼───────────────────────╮
    ✓ train-small  1.8 s   ✓ train-medium  3.1 s   ✓ train-large  6.8 s
              ╰──────────────────────┼───────────────────────╯
                             ✓ evaluate  1.2 s
                                     │
                            ✓ good-enough  yes
                             ╭───────┴───────╮
                    ✓ register  200 ms   – too-bad

    time
      ▶ prepare   ·▸▸▸▸━━━━━━━━━━━━━◂                                         2.9 s
      ▶ evaluate                                      ━━━━━━━━━━━━━━━━━━      3.0 s
        · waiting   ▸ data in   ━ user code   ◂ data out   ▶ critical path
        overhead 1.5 s (23 % of 6.5 s), user code 5.0 s

    advice
      → a, b: short steps that could be one (about 1.2 s)

    params
      day  2013-01-01

    run delays-x
    ╰ step train
      ╰ job delays-x-train
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
    ╰──────────────────────────────────────────────────────────────────────────────╯
    also    failed by themselves: other"
  `);
});

test('a plan of a flow is drawn with its graph and what each step calls', () => {
  expect(plain(drawValue(values['flow plan'] as Value, { width: 100, now }))).toMatchInlineSnapshot(`
    "delays  a flow as a Step Functions state machine

    run         delays-20260102-030405-k3fa
    on          prod
    called      flights-delays
    definition  3,767 bytes
    price       at most $0.23 a run  if every step runs until its limit

    prepare  job
          │
     train  job

    steps
      step     calls                          price at most  writes
      ─────────────────────────────────────────────────────────────
      prepare  sagemaker CreateProcessingJob          $0.12  rows
      train    sagemaker CreateProcessingJob          $0.12  rows

    outputs
      below  s3://bucket/mlx/flights/runs/{execution.id}/
             prepare/output/rows/
             train/output/rows/

    kept
      ✓ lineage     jobs are joined by the S3 places that they declare; mlx records the run as a context
                    around them
      ✓ retry       a redrive within 14 days goes on from what failed
      ✓ monitoring  each state in the history of the execution, for 90 days
      ✓ monitoring  CPU, memory and disk of each job by the minute in CloudWatch

    recorded
      ✓ lineage     jobs and their places

    lost
      ✗ cache        every step always runs anew; only steps of a pipeline are cached
      ✗ experiments  no experiment is made; each job keeps its trial component
      ✗ lineage      SageMaker knows no context for a state machine of itself
      ✗ start-up     each job starts on machines of its own

    uploads
      to       s3://bucket/mlx/flights/code/
        189 B  prepare/ac2572844f6f9334/job.json
         15 B  prepare/ac2572844f6f9334/prepare.py
        185 B  train/4bf0ad20e98d6a3d/job.json
         15 B  train/4bf0ad20e98d6a3d/train.py
      4 files, 404 B in all"
  `);
});

test('runs of a flow are a matrix, each step a mark where columns are scarce', () => {
  expect(plain(drawValue(values['matrix'] as Value, { width: 100, now }))).toMatchInlineSnapshot(`
    "   steps     run                          as        day          took    started
    ────────────────────────────────────────────────────────────────────────────────
    ✓  ✓✓✓✓✓✓✓–  delays-20261121-200749-ab3d  pipeline  2013-01-01  9.3 s  3 min ago
    ✓  ✓         delays-20261121-200749-ab3d  pipeline  2013-01-01  9.3 s  3 min ago"
  `);
});

test('lineage names each thing by the end of its place, below what it came from', () => {
  expect(plain(drawValue(values['lineage'] as Value, { width: 60, now }))).toMatchInlineSnapshot(`
    "•   ▤ …/of/rows/that/does/not/fit/a/screen/part-0.json  data
    ╰─• ▦ ml.rows  table"
  `);
});
