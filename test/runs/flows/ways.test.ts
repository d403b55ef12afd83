import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ways } from '../../../src/base/way.ts';
import { script } from '../../fakes/scratch.ts';
import { flowScratch, statusesOf, type FlowScratch } from './flow-scratch.ts';

const make = script(
  'kind = "processing"\n[tool.mlx.params]\nday = { type = "string", default = "monday" }\n[tool.mlx.outputs]\nrows = "files"\n[tool.mlx.metrics]\ncount = \'count=([0-9]+)\'',
  `
import os, pathlib, sys
day = sys.argv[sys.argv.index("--day") + 1]
pathlib.Path(os.environ["MLX_OUTPUT_ROWS"], "rows.txt").write_text(day)
print("made", day)
print("count=3")
`,
);
const train = script(
  'kind = "training"\n[tool.mlx.params]\ndepth = { type = "int", default = 1 }\n[tool.mlx.inputs]\nrows = "make.rows"\n[tool.mlx.outputs]\nmodel = "model"\n[tool.mlx.metrics]\nauc = \'auc=([0-9.]+)\'',
  `
import os, pathlib, sys
text = pathlib.Path(os.environ["MLX_INPUT_ROWS"], "rows.txt").read_text()
depth = sys.argv[sys.argv.index("--depth") + 1]
pathlib.Path(os.environ["MLX_OUTPUT_MODEL"], "model.txt").write_text(text + depth)
print("trained on", text, "at", depth)
print("auc=0." + depth)
`,
);
const tell = script(
  'kind = "processing"\n[tool.mlx.params]\ntext = { type = "string" }',
  'import sys\nprint("told", sys.argv[-1])\n',
);
const broken = script('kind = "processing"', 'raise ValueError("no rows")\n');

const flows = {
  'jobs/make.py': make,
  'jobs/train.py': train,
  'jobs/tell.py': tell,
  'jobs/broken.py': broken,
  'flows/whole.flow.ts': `
import { each, execution, fail, flow, job, param, when } from 'mlx';
export default flow('whole', { day: param.string('monday'), least: param.float(0.5) }, ({ day, least }) => {
  const make = job('jobs/make.py', { params: { day } });
  const train = job('jobs/train.py', { params: { depth: 8 }, inputs: { rows: make.outputs.rows } });
  when(train.metrics.auc.above(least), () => {
    job('jobs/tell.py', { name: 'good', params: { text: \`\${day} of \${execution.flow}\` } });
  }).otherwise(() => { fail('not good enough'); });
});`,
  'flows/missing.flow.ts': `
import { flow, job, when } from 'mlx';
export default flow('missing', {}, () => {
  const make = job('jobs/make.py');
  when(make.outputs.rows.json('scores.json', 'auc').above(0.5), () => { job('jobs/tell.py', { params: { text: 'x' } }); });
});`,
  'flows/parallel.flow.ts': `
import { flow, job } from 'mlx';
export default flow('parallel', {}, () => {
  job('jobs/broken.py');
  const make = job('jobs/make.py');
  job('jobs/tell.py', { name: 'one', params: { text: '1' } });
  job('jobs/tell.py', { name: 'two', params: { text: '2' } });
  job('jobs/tell.py', { name: 'after', params: { text: '3' }, after: [make] });
});`,
};

describe.for(ways)('a flow as %s', (way) => {
  let project: FlowScratch;
  beforeAll(async () => {
    project = await flowScratch(flows);
  });
  afterAll(() => project.close());

  it('runs from its file to its end, with data, params, metrics and a branch', async () => {
    const { run, lines } = await project.runFlow('whole', way, { day: 'friday' });
    expect(run).toMatchObject({ flow: 'whole', way, status: 'completed', params: { day: 'friday' } });
    const steps = Object.fromEntries(run.steps.map((step) => [step.name, step.status]));
    expect(steps).toMatchObject({ make: 'completed', train: 'completed', good: 'completed', fail: 'skipped' });
    expect(lines.filter((line) => !line.includes('=')).toSorted()).toEqual([
      expect.stringMatching(/^good: told friday of (trial-)?whole$/) as string,
      'make: made friday',
      'train: trained on friday at 8',
    ]);
    expect(run.steps.find(({ kind }) => kind === 'when')).toMatchObject({ outcome: true });
  });

  it('takes the other branch, and ends as failed with the words of the flow', async () => {
    const { run } = await project.runFlow('whole', way, { least: 0.9 });
    expect(run.status).toBe('failed');
    expect(run.failureReason).toContain('not good enough');
    expect(statusesOf(run)).toMatchObject({ train: 'completed', good: 'skipped', fail: 'failed' });
  });

  it('fails at a condition on a file that is not there', async () => {
    const { run } = await project.runFlow('missing', way);
    expect(run.status).toBe('failed');
    expect(statusesOf(run)).toMatchObject({
      make: expect.stringMatching(/completed|failed/) as string,
      tell: 'skipped',
    });
  });

  it('tells which of four steps at once failed', async () => {
    const { run } = await project.runFlow('parallel', way);
    expect(run).toMatchObject({ status: 'failed' });
    expect(statusesOf(run)).toMatchObject({ broken: 'failed' });
  });
});
