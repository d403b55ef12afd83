import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { UpdatePipelineCommand } from '@aws-sdk/client-sagemaker';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openAws } from '../../src/aws/open-aws.ts';
import { ways } from '../../src/base/way.ts';
import { readProject } from '../../src/define/project.ts';
import type { FlowRun } from '../../src/runs/flows/flow-run.ts';
import { flowProject, type FlowProject } from './flow-project.ts';
import { startMlx } from './mlx.ts';

let project: FlowProject;
beforeAll(async () => {
  project = await flowProject();
});
afterAll(() => project.close());

const file = (name: string) => join(project.folder, name);
const newest = (flow: string) => project.json<FlowRun>('show', flow);
const jobOf = ({ steps }: FlowRun, step: string) => steps.find(({ name }) => name === step)?.job?.name;
const statuses = ({ steps }: FlowRun) => Object.fromEntries(steps.map(({ name, status }) => [name, status]));

/** Starts `mlx run` and waits until one of its steps has printed `begun`. */
async function untilBegun(...words: string[]) {
  const started = startMlx(project.folder, ['run', ...words]);
  await new Promise<void>((resolve, reject) => {
    started.child.stdout?.on('data', (text: string) => text.includes('begun') && resolve());
    started.child.on('close', () => reject(new Error('it ended before a step began')));
  });
  return started;
}

describe.for(ways)('a flow with a step that fails beside three others, as %s', { timeout: 60_000 }, (way) => {
  let failed: FlowRun;

  test('ends with 1 and the first cause', async () => {
    const { code, stdout } = await project.mlx('run', 'race', '--as', way, '--rows', '4');
    expect(code).toBe(1);
    expect(stdout).toMatch(/prepare +│ made 4 rows/);
    expect(stdout).toContain('ConnectionError: the warehouse is closed');
    failed = await newest('race');
    expect(failed).toMatchObject({ way, status: 'failed', params: { rows: '4' } });
    const why = await project.json<{ path: string[]; card: object }>('why', 'race');
    expect(why.card).toMatchObject({ frame: { file: 'shaky.py', function: 'connect' } });
    expect(why.path.at(-2)).toBe('step shaky');
  });

  test('is retried when the cause is gone, and only what did not complete runs anew', async () => {
    const plan = await project.json<{ reused: string[]; anew: string[] }>('retry', 'race', '--dry-run');
    expect(plan.reused).toContain('prepare');
    expect(plan.anew).toContain('shaky');
    writeFileSync(file('open'), '');
    const { code, stdout } = await project.mlx('retry', 'race');
    rmSync(file('open'));
    expect([code, stdout]).toEqual([0, expect.stringContaining('✓ completed')]);
    const again = await newest('race');
    expect(again).toMatchObject({ name: failed.name, status: 'completed' });
    for (const name of plan.reused) expect(jobOf(again, name)).toBe(jobOf(failed, name));
    expect(jobOf(again, 'shaky')).not.toBe(jobOf(failed, 'shaky'));
  });

  test('is not retried once it has completed', async () => {
    expect(await project.mlx('retry', 'race')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('FLOW_RETRY_COMPLETED'),
    });
  });

  test('is listed, and its log has the lines of all steps', async () => {
    const runs = await project.json<{ name: string; status: string }[]>('ls');
    expect(runs[0]).toMatchObject({ name: failed.name, status: 'completed' });
    const { stdout } = await project.mlx('logs', 'race');
    for (const line of ['made 4 rows', '4 rows auc=0.1', '4 rows auc=0.5', '4 rows auc=0.9', 'the warehouse is open']) {
      expect(stdout).toContain(`│ ${line}\n`);
    }
  });

  test('runs a part of itself', async () => {
    writeFileSync(file('open'), '');
    const { code } = await project.mlx('run', 'race', '--only', '+shaky', '--as', way);
    rmSync(file('open'));
    expect(code).toBe(0);
    const { steps } = await newest('race');
    const begun = steps.filter(({ attempts }) => attempts > 0).map(({ name }) => name);
    expect(begun).toEqual(['prepare', 'shaky']);
  });

  test('stops in the middle, and begins nothing more', async () => {
    const { ended } = await untilBegun('wait', '--as', way);
    expect((await project.mlx('stop', 'wait')).code).toBe(0);
    await ended;
    const stopped = await newest('wait');
    expect(stopped).toMatchObject({ way, status: 'stopped' });
    expect(statuses(stopped)).toMatchObject({ prepare: 'completed', slow: 'stopped', train: 'skipped' });
    expect(await project.mlx('stop', 'wait')).toMatchObject({ code: 2, stderr: expect.stringContaining('RUN_ENDED') });
  });
});

describe('a run of direct jobs whose driver is killed', { timeout: 60_000 }, () => {
  test('goes on by resume, without a finished step being run again', async () => {
    const { child, ended } = await untilBegun('wait', '--as', 'job');
    child.kill('SIGKILL');
    await ended;
    const before = await newest('wait');
    expect(before.status).toBe('running');
    writeFileSync(file('go'), '');
    const { code } = await project.mlx('resume', before.name);
    rmSync(file('go'));
    const after = await newest('wait');
    expect([code, after.name, after.status]).toEqual([0, before.name, 'completed']);
    expect(after.steps.map(({ attempts }) => attempts)).toEqual([1, 1, 1]);
    expect((await project.mlx('logs', 'wait')).stdout.match(/made 3 rows/g)).toHaveLength(1);
    expect(await project.mlx('resume', before.name)).toMatchObject({ code: 2 });
  });
});

describe('what a run leaves', { timeout: 60_000 }, () => {
  test('one step of it runs here again, with a script that has changed since', async () => {
    const changed = "import os\nprint(len(os.listdir(os.environ['MLX_INPUT_ROWS'])), 'file')\n";
    const head =
      '# /// script\n# [tool.mlx]\n# kind = "processing"\n# [tool.mlx.inputs]\n# rows = "prepare.rows"\n# ///\n';
    await project.write({ 'jobs/shaky.py': head + changed });
    const { code, stdout } = await project.mlx('spin', 'shaky', '--from', 'race');
    expect([code, stdout]).toEqual([0, expect.stringContaining('1 file\n')]);
  });

  test('a graph as a picture and for Markdown, and a matrix of runs by steps', async () => {
    expect((await project.mlx('show', 'race', '--svg')).stdout).toMatch(/^<svg [^]*shaky[^]*<\/svg>\s*$/);
    expect((await project.mlx('show', 'race', '--mermaid')).stdout).toMatch(/^(flowchart|graph) [^]*shaky/);
    const { rows } = await project.json<{ rows: { way: string; params: object }[] }>('matrix', 'race');
    expect([...new Set(rows.map((row) => row.way))]).toEqual(ways.toReversed());
    expect((await project.mlx('matrix', 'race', '--where', 'rows>4')).stdout).toContain('No runs of race');
  });

  test('what its data came from', async () => {
    const graph = await project.json<{ nodes: { kind: string }[] }>('lineage', 'race');
    expect(graph.nodes.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['run', 'job', 'data']));
  });
});

describe('a flow that is deployed', { timeout: 60_000 }, () => {
  test('is left alone where nothing changed, and where somebody else changed it', async () => {
    const deploy = (...words: string[]) => project.json<{ change: string; arn: string }>('deploy', 'ask', ...words);
    expect(await deploy()).toMatchObject({ change: 'created' });
    const { change, arn } = await deploy();
    expect(change).toBe('unchanged');
    const aws = await openAws({ on: 'local', project: await readProject(project.folder), env: process.env });
    const PipelineDefinition = JSON.stringify({ Version: '2020-12-01', Steps: [] });
    await (
      await aws.sagemaker()
    ).send(new UpdatePipelineCommand({ PipelineName: arn.split('/').at(-1), PipelineDefinition }));
    await aws.close();
    expect(await project.mlx('deploy', 'ask')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('FLOW_DEPLOYED_CHANGED'),
    });
    expect(await deploy('--overwrite')).toMatchObject({ change: 'updated' });
    expect(await deploy()).toMatchObject({ change: 'unchanged' });
  });

  test('waits for an answer, and says what kept a step from being reused', async () => {
    const run = async (...words: string[]) => {
      const before = (await project.json<unknown[]>('ls')).length;
      const { ended } = startMlx(project.folder, ['run', 'ask', '--as', 'pipeline', ...words]);
      await expect.poll(async () => (await project.json<unknown[]>('ls')).length, { interval: 200 }).toBe(before + 1);
      await expect.poll(async () => statuses(await newest('ask'))['sure'], { interval: 200 }).toBe('running');
      expect((await project.mlx('approve', 'ask')).code).toBe(0);
      expect((await ended).code).toBe(0);
      return newest('ask');
    };
    expect(statuses(await run())).toEqual({ prepare: 'completed', sure: 'completed', train: 'completed' });
    expect((await project.mlx('approve', 'ask')).stderr).toContain('FLOW_APPROVAL_WHICH');
    const why = await project.mlx('why-not-cached', 'prepare');
    expect([why.code, why.stdout]).toEqual([0, expect.stringContaining('prepare')]);
  });
});
