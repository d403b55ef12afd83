import { ways } from '../base/way.ts';
import { paramsOfFlow } from '../define/flow/params-of-flow.ts';
import type { FlowDefinition } from '../define/flow/flow-definition.ts';
import type { JobDefinition } from '../define/definition.ts';
import { parseParams } from '../define/parse-params.ts';
import { driveDetached } from '../runs/flows/direct/drive-detached.ts';
import { prepareOnly } from '../runs/flows/again/only.ts';
import { prepareFlow } from '../runs/flows/prepare/prepare-flow.ts';
import { startFlow } from '../runs/flows/start/start-flow.ts';
import { launch } from '../runs/launch.ts';
import { preparePlan } from '../runs/prepare/prepare-plan.ts';
import type { Host, Input, Outcome, Run } from './command.ts';
import { followFlowToEnd } from './follow-flow-to-end.ts';
import { followToEnd } from './follow-to-end.ts';
import { paramsOf } from './input-params.ts';
import { rememberRuns } from './names.ts';
import { choiceOf, isOn, textOf, wordOf } from './read-input.ts';
import { readTarget } from './target.ts';
import { atWorkbench, type Workbench } from './workbench.ts';

/** `mlx run TARGET`: plans a job or a flow, sends it, and follows it unless `--detach` says otherwise. */
export const run: Run = (input, host) =>
  atWorkbench(input, host, async (bench) => {
    const wanted = { way: choiceOf(input, 'as', ways), only: textOf(input, 'only') };
    const target = await readTarget(bench.project, wordOf(input, 'TARGET'), wanted);
    switch (target.kind) {
      case 'job':
        return runJob(target.job, input, bench, host);
      case 'flow':
        return runFlow(target.flow, input, bench, host);
    }
  });

async function runJob(job: JobDefinition, input: Input, { project, aws }: Workbench, host: Host): Promise<Outcome> {
  const plan = await preparePlan(job, parseParams(job, paramsOf(input)), aws, project, host.notify);
  const launched = await launch(plan, aws, host.notify);
  await rememberRuns(project.root, [launched.name]);
  if (isDetached(input)) return { value: { kind: 'launched', run: launched }, exit: 0 };
  return followToEnd(launched, { project, aws }, host);
}

async function runFlow(flow: FlowDefinition, input: Input, bench: Workbench, host: Host): Promise<Outcome> {
  const { project, aws } = bench;
  const way = choiceOf(input, 'as', ways) ?? 'job';
  const params = paramsOfFlow(flow, paramsOf(input));
  const only = textOf(input, 'only');
  const { plan, start } =
    only === undefined
      ? { plan: await prepareFlow(flow, { way, params }, aws, project, host.notify), start: {} }
      : await prepareOnly(flow, only, { way, params }, aws, project, host.notify);
  const started = await startFlow(plan, aws, host.notify, start);
  await rememberRuns(project.root, [started.name]);
  if (!isDetached(input)) return followFlowToEnd(started, bench, host);
  if (way === 'job') driveDetached(started, { cwd: project.root, env: host.env, on: aws.where });
  return { value: { kind: 'flow launched', run: started }, exit: 0 };
}

function isDetached(input: Input): boolean {
  return isOn(input, 'detach') || input.flags['follow'] === false;
}
