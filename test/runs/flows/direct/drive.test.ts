import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expressionText } from '../../../../src/define/expression/text.ts';
import { approve } from '../../../../src/runs/flows/again/approve.ts';
import { resumeFlow } from '../../../../src/runs/flows/again/resume-flow.ts';
import { planRetry, retryFlow } from '../../../../src/runs/flows/again/retry-flow.ts';
import { stopFlow } from '../../../../src/runs/flows/again/stop-flow.ts';
import { startDirect } from '../../../../src/runs/flows/direct/start-direct.ts';
import type { FlowRun } from '../../../../src/runs/flows/flow-run.ts';
import { followFlow } from '../../../../src/runs/flows/follow/follow-flow.ts';
import type { FlowProgress } from '../../../../src/runs/flows/follow/flow-progress.ts';
import { describeFlowRun } from '../../../../src/runs/flows/read/describe-flow-run.ts';
import { sendUploads } from '../../../../src/runs/send-uploads.ts';
import { ensureBucket } from '../../../../src/aws/bucket.ts';
import type { PlannedStep } from '../../../../src/plan/flow/flow-plan.ts';
import { script, scratch, type Scratch } from '../../../fakes/scratch.ts';
import { jobStep, outputOf, placeOf, planOf, plainStep, whenStep } from './made-plan.ts';

const make = script(
  'kind = "processing"\n[tool.mlx.outputs]\nwords = "files"',
  'import os, pathlib\npathlib.Path(os.environ["MLX_OUTPUT_WORDS"], "words.txt").write_text("hi")\nprint("made")\n',
);
const use = script(
  'kind = "processing"',
  'import pathlib, os\nprint("read", pathlib.Path(os.environ.get("MLX_OPT_ML", "/opt/ml"), "processing/input/words/words.txt").read_text())\n',
);
const fail = script('kind = "processing"', 'raise ValueError("no rows")\n');
const sleep = script('kind = "processing"', 'import time\ntime.sleep(600)\n');

describe('a run that mlx drives', () => {
  let project: Scratch;
  let count = 0;
  beforeAll(async () => {
    project = await scratch({ 'make.py': make, 'use.py': use, 'fail.py': fail, 'sleep.py': sleep });
  });
  afterAll(() => project.close());

  async function start(steps: readonly PlannedStep[]): Promise<FlowRun> {
    const plan = await planOf(project, steps, `trial-20260101-00000${count++}-aaaa`);
    await ensureBucket(project.aws, plan.needs.buckets[0] ?? '');
    await sendUploads(project.aws, plan.uploads, () => undefined);
    return startDirect(plan, project.aws, await placeOf(project));
  }
  async function follow(run: FlowRun, signal = new AbortController().signal): Promise<FlowProgress[]> {
    const told: FlowProgress[] = [];
    for await (const progress of followFlow(run, project.aws, signal)) told.push(progress);
    return told;
  }
  const ended = async (run: FlowRun) => describeFlowRun(project.aws, run);

  it('hands the output of one step to the next, and tells statuses and lines under the names of steps', async () => {
    const use = await jobStep(project, 'use', { needs: ['make'], inputs: { words: outputOf('make', 'words') } });
    const run = await start([await jobStep(project, 'make'), use]);
    const told = await follow(run);
    expect(told.flatMap((one) => (one.kind === 'log' ? [`${one.step}: ${one.line.text}`] : []))).toEqual([
      'make: made',
      'use: read hi',
    ]);
    const statuses = told.flatMap((one) =>
      one.kind === 'step' && one.status !== 'starting' ? [`${one.step} ${one.status}`] : [],
    );
    expect(statuses).toEqual(['make running', 'make completed', 'use running', 'use completed']);
    expect(await ended(run)).toMatchObject({
      status: 'completed',
      steps: [
        { name: 'make', status: 'completed', job: { kind: 'processing', name: `${run.name}-make` } },
        { name: 'use', status: 'completed', attempts: 1 },
      ],
    });
  });

  it('lets the others end when one of four at once fails, and skips only what needs it', async () => {
    const make = await jobStep(project, 'make');
    const steps = [
      await jobStep(project, 'fail'),
      { ...make, name: 'm0' },
      { ...make, name: 'm1' },
      { ...make, name: 'm2' },
      { ...make, name: 'after-fail', needs: ['fail'] },
      { ...make, name: 'after-m2', needs: ['m2'] },
    ];
    const run = await start(steps);
    await follow(run);
    const read = await ended(run);
    expect(read).toMatchObject({ status: 'failed', failureReason: expect.stringContaining('fail: ') as string });
    expect(Object.fromEntries(read?.steps.map(({ name, status }) => [name, status]) ?? [])).toEqual({
      fail: 'failed',
      m0: 'completed',
      m1: 'completed',
      m2: 'completed',
      'after-fail': 'skipped',
      'after-m2': 'completed',
    });
    expect(read?.steps.find(({ name }) => name === 'after-fail')?.reason).toBe('it needs fail, which failed');
  });

  it('is retried by doing anew what failed, and nothing else', async () => {
    const run = await start([await jobStep(project, 'make'), await jobStep(project, 'fail')]);
    await follow(run);
    const failed = (await ended(run)) as FlowRun;
    const retry = await planRetry(failed, project.aws);
    expect(retry).toEqual({ how: 'direct', reused: ['make'], anew: ['fail'] });
    await follow(await retryFlow(failed, project.aws, retry));
    expect(await ended(run)).toMatchObject({
      status: 'failed',
      steps: [
        { name: 'make', attempts: 1 },
        { name: 'fail', attempts: 2, job: { name: `${run.name}-fail-2` } },
      ],
    });
  });

  it('can not be retried after it completed, and says so', async () => {
    const run = await start([await jobStep(project, 'make')]);
    await follow(run);
    const completed = (await ended(run)) as FlowRun;
    await expect(planRetry(completed, project.aws)).rejects.toMatchObject({ code: 'FLOW_RETRY_COMPLETED' });
  });

  it('is gone on with after mlx went away, without doing a finished step again', async () => {
    const gone = new AbortController();
    const use = await jobStep(project, 'use', { needs: ['make'], inputs: { words: outputOf('make', 'words') } });
    const run = await start([await jobStep(project, 'make'), use]);
    for await (const told of followFlow(run, project.aws, gone.signal)) {
      if (told.kind === 'step' && told.step === 'make' && told.status === 'completed') gone.abort();
      if (gone.signal.aborted) break;
    }
    const before = (await ended(run)) as FlowRun;
    expect(before.status).toBe('running');
    await follow(await resumeFlow(before, project.aws));
    const after = await ended(run);
    expect(after).toMatchObject({ status: 'completed', steps: [{ name: 'make', attempts: 1 }, { attempts: 1 }] });
    expect(after?.steps[0]?.started).toBe(before.steps[0]?.started);
    await expect(resumeFlow(after as FlowRun, project.aws)).rejects.toMatchObject({ code: 'FLOW_RESUME_ENDED' });
  });

  it('starts nothing twice where two follow it at once', async () => {
    const run = await start([await jobStep(project, 'make')]);
    const [one, other] = await Promise.all([follow(run), follow(run)]);
    const notes = [...one, ...other].flatMap((told) => (told.kind === 'note' ? [told.text] : []));
    expect(notes).toEqual([expect.stringContaining('is driven by the process')]);
    expect(await ended(run)).toMatchObject({ status: 'completed', steps: [{ attempts: 1 }] });
  });

  it('stops in the middle: its jobs are stopped, and nothing new starts', async () => {
    const run = await start([
      await jobStep(project, 'sleep'),
      { ...(await jobStep(project, 'make')), needs: ['sleep'] },
    ]);
    for await (const told of followFlow(run, project.aws, new AbortController().signal)) {
      if (told.kind === 'step' && told.step === 'sleep' && told.status === 'running') await stopFlow(run, project.aws);
    }
    expect(await ended(run)).toMatchObject({
      status: 'stopped',
      steps: [
        { name: 'sleep', status: 'stopped' },
        { name: 'make', status: 'skipped' },
      ],
    });
  });

  it('takes the branch that its condition names, and skips the other', async () => {
    const yes = { kind: 'compare', operator: 'above', left: 2, right: 1 } as const;
    const steps = [
      whenStep('check', yes),
      await jobStep(project, 'make', { needs: ['check'], inside: { step: 'check', branch: 'then' } }),
      await jobStep(project, 'fail', { needs: ['check'], inside: { step: 'check', branch: 'otherwise' } }),
    ];
    const run = await start(steps);
    await follow(run);
    expect(await ended(run)).toMatchObject({
      status: 'completed',
      steps: [
        { name: 'check', status: 'completed', outcome: true },
        { name: 'make', status: 'completed' },
        { name: 'fail', status: 'skipped', reason: 'the condition of check was met' },
      ],
    });
  });

  it('fails at a condition on a file that is not there, and names the file', async () => {
    const left = expressionText({ kind: 'json', step: 'make', output: 'words', file: 'scores.json', path: 'auc' });
    const steps = [
      await jobStep(project, 'make'),
      whenStep('check', { kind: 'compare', operator: 'above', left, right: 0.5 }, ['make']),
      { ...(await jobStep(project, 'use')), needs: ['check'], inside: { step: 'check', branch: 'then' } as const },
    ];
    const run = await start(steps);
    await follow(run);
    const read = await ended(run);
    expect(read).toMatchObject({
      status: 'failed',
      steps: [{}, { name: 'check', status: 'failed' }, { status: 'skipped' }],
    });
    expect(read?.steps[1]?.reason).toContain('{make.outputs.words/scores.json#auc} has no value in this run');
  });

  it('ends as failed with the words of a fail step', async () => {
    const message = `not good: ${expressionText({ kind: 'execution', name: 'id' })}`;
    const run = await start([plainStep({ kind: 'fail', name: 'stop', after: [], message })]);
    await follow(run);
    expect(await ended(run)).toMatchObject({ status: 'failed', failureReason: `stop: not good: ${run.name}` });
  });

  it('waits for an approval, takes the first answer, and hands its results on', async () => {
    const message = expressionText({ kind: 'result', step: 'ask', result: 'why' });
    const run = await start([
      plainStep({ kind: 'approval', name: 'ask', after: [], message: 'good?', results: { why: 'string' } }),
      plainStep({ kind: 'fail', name: 'tell', after: [], message }, { needs: ['ask'] }),
    ]);
    const answer = { approved: true, results: { why: 'because' }, by: 'me' };
    for await (const told of followFlow(run, project.aws, new AbortController().signal)) {
      if (told.kind !== 'step' || told.step !== 'ask' || told.status !== 'running') continue;
      const now = (await ended(run)) as FlowRun;
      await approve(project.aws, now, 'ask', answer);
      await expect(approve(project.aws, now, 'ask', answer)).rejects.toMatchObject({ code: 'FLOW_ANSWERED' });
      await expect(approve(project.aws, now, 'tell', answer)).rejects.toMatchObject({ code: 'FLOW_NO_APPROVAL' });
      await expect(approve(project.aws, now, 'nobody', answer)).rejects.toMatchObject({ code: 'FLOW_STEP_UNKNOWN' });
    }
    expect(await ended(run)).toMatchObject({
      failureReason: 'tell: because',
      steps: [{ results: { why: 'because' } }, {}],
    });
  });
});
