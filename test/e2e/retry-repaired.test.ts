import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { flowProject, type FlowProject } from './flow-project.ts';

const head = ['# /// script', '# [tool.mlx]', '# kind = "processing"'];
const first = [
  ...head,
  '# [tool.mlx.outputs]',
  '# rows = "files"',
  '# ///',
  'import os',
  'open(os.environ["MLX_OUTPUT_ROWS"] + "/rows.txt", "w").write("1")',
  'print("first")',
].join('\n');
const second = (body: string) =>
  [...head, '# [tool.mlx.inputs]', '# rows = "first.rows"', '# ///', body, ''].join('\n');
const flow = `import { flow, job } from 'mlx';
export default flow('repaired', {}, () => {
  const first = job('jobs/first.py');
  job('jobs/second.py', { inputs: { rows: first.outputs.rows } });
});
`;

describe('a run whose script is repaired', () => {
  let project: FlowProject;
  beforeAll(async () => {
    project = await flowProject();
  });
  afterAll(() => project.close());

  test.each(['job', 'pipeline'])('as %s is retried with the script as it is now', async (way) => {
    await project.write({
      'jobs/first.py': first,
      'jobs/second.py': second('raise SystemExit("broken")'),
      'flows/repaired.flow.ts': flow,
    });
    expect(await project.mlx('run', 'repaired', '--as', way)).toMatchObject({ code: 1 });
    await project.write({ 'jobs/second.py': second('print("mended")') });
    const { code, stdout, stderr } = await project.mlx('retry', 'repaired');
    expect({ code, stderr }).toEqual({ code: 0, stderr: expect.stringContaining('reused: first; anew: second') });
    expect(stdout).toMatch(/second +│ mended/);
  });
});
