import { afterEach, expect, test } from 'vitest';
import { script } from '../fakes/scratch.ts';
import { openTerminalRun, type TerminalRun } from './open-terminal.ts';

const files = {
  'mlx.toml': 'name = "trial"\n',
  'jobs/make.py': script(
    'kind = "processing"\n[tool.mlx.params]\nrows = { type = "int", default = 3 }\n[tool.mlx.outputs]\nrows = "files"',
    `import os, pathlib, sys
pathlib.Path(os.environ["MLX_OUTPUT_ROWS"], "rows.txt").write_text(sys.argv[-1])
print("made", sys.argv[-1], "rows")
`,
  ),
  'jobs/count.py': script(
    'kind = "processing"\n[tool.mlx.inputs]\nrows = "make.rows"\n[tool.mlx.metrics]\nrows = "rows=([0-9]+)"',
    `import os, pathlib
print("rows=" + pathlib.Path(os.environ["MLX_INPUT_ROWS"], "rows.txt").read_text())
`,
  ),
  'flows/small.flow.ts': `
import { fail, flow, job, param, when } from 'mlx';
export default flow('small', { rows: param.int(3) }, ({ rows }) => {
  const make = job('jobs/make.py', { params: { rows } });
  const count = job('jobs/count.py', { inputs: { rows: make.outputs.rows } });
  when(count.metrics.rows.below(1), () => { fail('no rows'); }, { name: 'any' });
});`,
};

const enter = '\r';
let run: TerminalRun | undefined;
afterEach(async () => {
  await run?.close();
  run = undefined;
});

test('a flow is looked at, launched as a pipeline, seen with its graph and the lines of its steps, and asked', async () => {
  run = await openTerminalRun(files, { columns: 120, rows: 40 });
  await run.shows('small');
  run.type(`/small${enter}gjjj`);
  await run.shows(/❯ +small/);
  await run.shows('a flow as direct jobs');
  run.type('r');
  await run.shows('❯ job: direct jobs');
  run.type('\t--rows 7');
  await run.shows('mlx run small --as pipeline --rows 7');
  await run.shows('❯ pipeline: SageMaker');
  run.type(enter);
  await run.shows('a SageMaker Pipeline');
  await run.shows(/make +made 7 rows/);
  await run.shows(/count +rows=7/);
  await run.shows(/✓ completed +small-/);
  await run.shows(/✓ make[^]*✓ count[^]*✓ any {2}no/);
  run.type(`ievaluate('{count.metrics.rows} of {execution.flow}', 'last')${enter}`);
  await run.shows('7 of trial-small');
  run.type('\u0003\u0003');
  expect(await run.ended).toBe(0);
});
