import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ways } from '../../src/base/way.ts';
import { flowProject, type FlowProject } from './flow-project.ts';

let project: FlowProject;
beforeAll(async () => {
  project = await flowProject();
});
afterAll(() => project.close());

const reads = (input: string) => `# /// script
# [tool.mlx]
# kind = "processing"
# [tool.mlx.inputs]
# data = "${input}"
# [tool.mlx.outputs]
# out = "files"
# ///
`;

const flow = (name: string, params: string, body: string) => ({
  [`flows/${name}.flow.ts`]: `import { flow, job, param, when } from 'mlx';
export default flow('${name}', { ${params} }, ({ ${params.split(':')[0] ?? ''} }) => {
  ${body}
});
`,
});

/** What is refused before anything is sent. */
async function refusalOf(...words: string[]): Promise<string> {
  const { code, stderr } = await project.mlx(...words);
  expect(code).toBe(2);
  expect(stderr).toContain('Nothing was sent.');
  return stderr;
}

describe('a flow by heads alone', () => {
  test('runs with all that it needs', async () => {
    const { code, stdout } = await project.mlx('run', '+train', '--depth', '3');
    expect([code, stdout]).toEqual([0, expect.stringMatching(/prepare +│ made 3 rows[^]*train +│ 3 rows auc=0\.3/)]);
  });

  test('that goes round in a circle is refused with the path', async () => {
    await project.write({ 'jobs/hen.py': reads('egg.out'), 'jobs/egg.py': reads('hen.out') });
    const told = await refusalOf('plan', '+hen');
    expect(told).toMatch(/(hen -> egg -> hen|egg -> hen -> egg)/);
    expect(told).toMatch(/jobs\/(hen|egg)\.py:5/);
  });
});

describe('what is wrong with a flow', () => {
  test('a param without a value is asked for', async () => {
    await project.write(flow('asks', 'day: param.date()', "job('jobs/prepare.py');"));
    expect(await refusalOf('run', 'asks')).toContain('--day is missing');
  });

  test('a step whose name is a command is refused, and a name that would do is told', async () => {
    await project.write(flow('hostile', '', `job('jobs/prepare.py', { name: '$(touch FOLDER/owned)' });`));
    const told = await refusalOf('run', 'hostile');
    expect(told).toContain('flows/hostile.flow.ts:3');
    expect(told).toContain('letters, digits, _ and inner hyphens');
  });

  test('two steps with one name are refused', async () => {
    const twice = "job('jobs/prepare.py', { name: 'one' }); job('jobs/prepare.py', { name: 'one' });";
    await project.write(flow('twice', '', twice));
    expect(await refusalOf('plan', 'twice')).toContain('one');
  });
});

describe.for(ways)('a condition on a file that is not there, as %s', { timeout: 60_000 }, (way) => {
  test('fails the run where it stands, and tells which file', async () => {
    const body = `const prepare = job('jobs/prepare.py');
  when(prepare.outputs.rows.json('nothing.json', 'rows').atMost(most), () => job('jobs/shaky.py', { inputs: { rows: prepare.outputs.rows } }));`;
    await project.write(flow('lost', 'most: param.int(3)', body));
    const { code, stdout } = await project.mlx('run', 'lost', '--as', way);
    expect(code).toBe(1);
    expect(stdout).toMatch(way === 'states' ? /NoSuchKey/ : /nothing\.json/);
    expect(stdout).toContain('– shaky');
  });
});

describe('a flow before it runs', () => {
  test.for(ways)('is planned as %s, for eyes and for programs', async (way) => {
    expect((await project.mlx('plan', 'race', '--as', way)).stdout).toMatch(/train × 3/);
    expect(await project.json('plan', 'race', '--as', way)).toBeTypeOf('object');
  });

  test('is compared in its ways, and the policy of its role is told', async () => {
    expect((await project.mlx('plan', 'race', '--diff', 'pipeline,states')).stdout).toContain('requests that differ');
    const policy = await project.json<{ Version: string }>('plan', 'race', '--as', 'states', '--policy');
    expect(policy.Version).toBe('2012-10-17');
  });
});
