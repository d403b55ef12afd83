import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ways, type Way } from '../../../src/base/way.ts';
import { evaluate } from '../../../src/define/expression/evaluate.ts';
import { readTyped } from '../../../src/define/expression/read-typed.ts';
import type { FlowValue } from '../../../src/define/expression/node.ts';
import { valuesOfRun } from '../../../src/runs/flows/values-of-run.ts';
import type { FlowRun } from '../../../src/runs/flows/flow-run.ts';
import { script } from '../../fakes/scratch.ts';
import { flowScratch, type FlowScratch } from './flow-scratch.ts';

const count = script(
  `kind = "processing"
[tool.mlx.params]
rows = { type = "int", default = 1 }
[tool.mlx.outputs]
report = "files"
[tool.mlx.metrics]
rows = 'rows=([0-9]+)'`,
  `
import json, os, pathlib, sys
rows = int(sys.argv[-1])
pathlib.Path(os.environ["MLX_OUTPUT_REPORT"], "found.json").write_text(json.dumps({"best": {"share": rows / 4}}))
print(f"rows={rows}")
`,
);
const train = script(
  `kind = "training"
[tool.mlx.inputs]
report = "count.report"
[tool.mlx.outputs]
model = "model"
[tool.mlx.metrics]
auc = 'auc=([0-9.]+)'`,
  'import os, pathlib\npathlib.Path(os.environ["MLX_OUTPUT_MODEL"], "m.txt").write_text("m")\nprint("auc=0.75")\n',
);
const files = {
  'jobs/count.py': count,
  'jobs/train.py': train,
  'flows/small.flow.ts': `
import { and, fail, flow, job, param, when } from 'mlx';
export default flow('small', { rows: param.int(3) }, ({ rows }) => {
  const count = job('jobs/count.py', { params: { rows } });
  const train = job('jobs/train.py', { inputs: { report: count.outputs.report } });
  const share = count.outputs.report.json('found.json', 'best.share');
  when(and(share.above(2), count.metrics.rows.above(9)), () => { fail(\`auc \${train.metrics.auc}\`); });
});`,
};

describe.for(ways)('a past run as %s', (way: Way) => {
  let project: FlowScratch;
  let run: FlowRun;
  beforeAll(async () => {
    project = await flowScratch(files);
    run = (await project.runFlow('small', way, { rows: 2 })).run;
  }, 120_000);
  afterAll(() => project.close());

  const valueIn = async (typed: string) => {
    const value = readTyped(typed) as FlowValue;
    return evaluate(value, await valuesOfRun(run, value, project.aws, await project.flow('small')));
  };

  it('says what params, metrics, files and outputs stood for', async () => {
    expect(run).toMatchObject({ status: 'completed' });
    expect(await valueIn('params.rows')).toBe(2);
    expect(await valueIn('train.metrics.auc')).toBe(0.75);
    expect(await valueIn('count.metrics.rows')).toBe(2);
    expect(await valueIn('count.outputs.report/found.json#best.share')).toBe(0.5);
    expect(await valueIn('train.outputs.model')).toMatch(/^s3:.*train.*model\.tar\.gz$/);
    expect(await valueIn('{count.outputs.report}found.json')).toMatch(/^s3:.*\/count\/output\/report\/found\.json$/);
  });

  it('tells of itself what its orchestrator tells, and nothing that only a step knows', async () => {
    expect(await valueIn('{execution.id} of {execution.flow}')).toMatch(/^\S+ of (?:trial-)?small$/);
    expect(await valueIn('execution.startTime')).toBe(new Date(run.created).toISOString());
    await expect(valueIn('execution.now')).rejects.toMatchObject({ code: 'EXPRESSION_UNKNOWN' });
    await expect(valueIn('other.metrics.auc')).rejects.toMatchObject({ code: 'EXPRESSION_UNKNOWN' });
  });
});
