import { DescribePipelineCommand, UpdatePipelineCommand } from '@aws-sdk/client-sagemaker';
import { UpdateStateMachineCommand } from '@aws-sdk/client-sfn';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ways } from '../../../src/base/way.ts';
import { approve, waitingApprovals } from '../../../src/runs/flows/again/approve.ts';
import { planRetry, retryFlow } from '../../../src/runs/flows/again/retry-flow.ts';
import { stopFlow } from '../../../src/runs/flows/again/stop-flow.ts';
import { planDeployment } from '../../../src/runs/flows/deploy/deploy-flow.ts';
import { needFlowRun } from '../../../src/runs/flows/read/describe-flow-run.ts';
import { findFlowRun } from '../../../src/runs/flows/read/find-flow-run.ts';
import { deployFlow } from '../../../src/runs/flows/start/start-flow.ts';
import { lineageOf } from '../../../src/runs/flows/lineage/lineage-of.ts';
import { recordLineage } from '../../../src/runs/flows/lineage/record-lineage.ts';
import { timelineOf } from '../../../src/runs/flows/timeline/timeline-of.ts';
import { whyFlow } from '../../../src/runs/flows/why/why-flow.ts';
import { script } from '../../fakes/scratch.ts';
import { flowScratch, statusesOf, type FlowScratch } from './flow-scratch.ts';

const make = script(
  'kind = "processing"\n[tool.mlx.outputs]\nrows = "files"',
  'import os, pathlib\npathlib.Path(os.environ["MLX_OUTPUT_ROWS"], "rows.txt").write_text("hi")\nprint("made")\n',
);
const broken = script(
  'kind = "processing"\n[tool.mlx.inputs]\nrows = "make.rows"',
  'def read():\n    raise ValueError("no rows for monday")\nread()\n',
);
const sleep = script('kind = "processing"', 'import time\nprint("here", flush=True)\ntime.sleep(600)\n');

const flows = {
  'jobs/make.py': make,
  'jobs/broken.py': broken,
  'jobs/sleep.py': sleep,
  'flows/fails.flow.ts': `
import { flow, job } from 'mlx';
export default flow('fails', {}, () => { job('jobs/make.py'); job('jobs/broken.py'); });`,
  'flows/sleeps.flow.ts': `
import { flow, job } from 'mlx';
export default flow('sleeps', {}, () => {
  const sleep = job('jobs/sleep.py');
  job('jobs/make.py', { after: [sleep] });
});`,
  'flows/asks.flow.ts': `
import { approval, flow, job } from 'mlx';
export default flow('asks', {}, () => {
  const ask = approval('is it good?', { name: 'ask' });
  job('jobs/make.py', { after: [ask] });
});`,
};

describe.for(ways)('a run as %s', (way) => {
  let project: FlowScratch;
  beforeAll(async () => {
    project = await flowScratch(flows);
  });
  afterAll(() => project.close());

  it('that failed tells its first cause, and is retried by doing anew only what failed', async () => {
    const { aws } = project;
    const { run } = await project.runFlow('fails', way);
    const why = await whyFlow(run, aws);
    expect(why.path.at(-2)).toBe('step broken');
    expect(why.card).toMatchObject({ headline: 'ValueError: no rows for monday', frame: { function: 'read' } });
    const retry = await planRetry(run, aws);
    expect(retry).toMatchObject({ reused: ['make'], anew: ['broken'] });
    const again = await project.follow(await retryFlow(run, aws, retry));
    expect(again.run).toMatchObject({ name: run.name, status: 'failed' });
    expect(again.run.steps.find(({ name }) => name === 'make')).toMatchObject({ attempts: 1 });
    const jobs = [run, again.run].map(({ steps }) => steps.find(({ name }) => name === 'broken')?.job?.name);
    expect(jobs[1]).not.toBe(jobs[0]);
  });

  it('that is stopped in the middle stops its jobs, and begins nothing more', async () => {
    const { aws } = project;
    const started = await project.start('sleeps', way);
    let asked = false;
    const { run } = await project.follow(started, async (told) => {
      if (told.kind !== 'log' || asked) return;
      asked = true;
      await stopFlow(await needFlowRun(aws, started), aws);
    });
    expect(run.status).toBe('stopped');
    expect(statusesOf(run)).toMatchObject({ sleep: 'stopped', make: 'skipped' });
    await expect(stopFlow(run, aws)).rejects.toMatchObject({ code: 'RUN_ENDED' });
  });

  it('that completed is found, has a timeline and lineage, and can not be retried', async () => {
    const { aws } = project;
    const started = await project.start('asks', way);
    let answered = false;
    const { run } = await project.follow(started, async (told) => {
      if (told.kind !== 'step' || told.step !== 'ask' || told.status !== 'running' || answered) return;
      answered = true;
      const waiting = await needFlowRun(aws, started);
      expect(waitingApprovals(waiting)).toEqual(['ask']);
      await approve(aws, waiting, 'ask', { approved: true, results: {}, by: 'me' });
    });
    expect(run.status).toBe('completed');
    await expect(planRetry(run, aws)).rejects.toMatchObject({ code: 'FLOW_RETRY_COMPLETED' });
    await expect(findFlowRun(aws, 'asks', project.project)).resolves.toMatchObject({ name: run.name, way });
    await expect(findFlowRun(aws, run.name.slice(0, -2), project.project)).resolves.toMatchObject({ arn: run.arn });
    const timeline = await timelineOf(run, aws);
    expect(timeline.critical).toEqual(['ask', 'make']);
    expect(timeline.steps.find(({ step }) => step === 'make')?.stretches.map(({ phase }) => phase)).toContain(
      'user code',
    );
    const first = await recordLineage(aws, run);
    expect(first.missing).toEqual([]);
    expect(await recordLineage(aws, run)).toMatchObject({ associations: 0 });
    const graph = await lineageOf(aws, { kind: 'run', run });
    expect(graph.nodes.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['job', 'data']));
  });
});

describe.for(['pipeline', 'states'] as const)('a flow deployed as %s', (way) => {
  let project: FlowScratch;
  beforeAll(async () => {
    project = await flowScratch(flows);
  });
  afterAll(() => project.close());

  it('is created once, left alone where nothing changed, and never overwrites what somebody else changed', async () => {
    const { aws } = project;
    const plan = await project.prepare('fails', way);
    const deploy = (overwrite = false) => deployFlow(plan, aws, () => undefined, { overwrite });
    expect(await deploy()).toMatchObject({ change: 'created', name: 'trial-fails' });
    const standing = await deploy();
    expect(standing).toMatchObject({ change: 'unchanged', difference: [] });
    await changeByHand(project, standing.arn, way);
    expect(await planDeployment(plan, aws)).toMatchObject({ change: 'updated', isForeign: true });
    await expect(deploy()).rejects.toMatchObject({ code: 'FLOW_DEPLOYED_CHANGED' });
    expect(await deploy(true)).toMatchObject({ change: 'updated' });
    expect(await deploy()).toMatchObject({ change: 'unchanged' });
  });
});

async function changeByHand({ aws }: FlowScratch, arn: string, way: 'pipeline' | 'states'): Promise<void> {
  if (way === 'states') {
    const definition = JSON.stringify({ StartAt: 'a', States: { a: { Type: 'Pass', End: true } } });
    await (await aws.sfn()).send(new UpdateStateMachineCommand({ stateMachineArn: arn, definition }));
    return;
  }
  const sagemaker = await aws.sagemaker();
  const PipelineName = arn.split('/').at(-1);
  const { PipelineDefinition = '{}' } = await sagemaker.send(new DescribePipelineCommand({ PipelineName }));
  const definition = { ...(JSON.parse(PipelineDefinition) as object), Metadata: { by: 'hand' } };
  await sagemaker.send(new UpdatePipelineCommand({ PipelineName, PipelineDefinition: JSON.stringify(definition) }));
}
