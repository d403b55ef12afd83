import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findRun } from '../../src/runs/find-run.ts';
import { followRun } from '../../src/runs/follow-run.ts';
import type { Progress } from '../../src/runs/progress.ts';
import type { Run } from '../../src/runs/run.ts';
import { stopRun } from '../../src/runs/stop-run.ts';
import { script, scratch, type Scratch } from '../fakes/scratch.ts';

const train = script(
  `kind = "training"\n[tool.mlx.outputs]\nmodel = "model"\n[tool.mlx.metrics]\nloss = 'loss=([0-9.]+)'`,
  'for epoch in range(3):\n    print("epoch", epoch, f"loss={1 / (epoch + 1):.2f}")\nprint("the last line")\n',
);
const flood = script('kind = "processing"', 'for n in range(20000):\n    print("line", n)\n');
const sleep = script('kind = "processing"', 'import time\nprint("here", flush=True)\ntime.sleep(600)\n');

describe('followRun', () => {
  let project: Scratch;
  beforeAll(async () => {
    project = await scratch({ 'train.py': train, 'flood.py': flood, 'sleep.py': sleep });
  });
  afterAll(() => project.close());

  async function follow(run: Run, signal = new AbortController().signal): Promise<Progress[]> {
    const told: Progress[] = [];
    for await (const progress of followRun(run, project.aws, signal)) told.push(progress);
    return told;
  }

  it('tells statuses, lines and metrics until all of them have come', async () => {
    const told = await follow(await project.launch('train'));
    const lines = told.flatMap((one) => (one.kind === 'log' ? [one.line.text] : []));
    const metrics = told.flatMap((one) => (one.kind === 'metric' ? [[one.name, one.value]] : []));
    const statuses = told.flatMap((one) => (one.kind === 'status' ? [one.status] : []));
    expect(lines).toEqual(['epoch 0 loss=1.00', 'epoch 1 loss=0.50', 'epoch 2 loss=0.33', 'the last line']);
    expect(metrics).toEqual([
      ['loss', 1],
      ['loss', 0.5],
      ['loss', 0.33],
    ]);
    expect(statuses.at(-1)).toBe('completed');
  });

  it('loses no line of many', async () => {
    const told = await follow(await project.launch('flood'));
    const lines = told.flatMap((one) => (one.kind === 'log' ? [one.line.text] : []));
    expect(lines).toEqual(Array.from({ length: 20_000 }, (_, index) => `line ${index}`));
  });

  it('ends quietly when it is let go of, and the run goes on', async () => {
    const run = await project.launch('sleep');
    const control = new AbortController();
    const told: Progress[] = [];
    for await (const progress of followRun(run, project.aws, control.signal)) {
      told.push(progress);
      if (progress.kind === 'log') control.abort();
    }
    expect(told.some((one) => one.kind === 'log')).toBe(true);

    const now = await findRun(project.aws, run.name);
    expect(now.status).toBe('running');

    await stopRun(now, project.aws);
  });
});
