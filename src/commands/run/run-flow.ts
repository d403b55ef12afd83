import { ways } from '../../base/way.ts';
import type { FlowDefinition } from '../../define/flow/flow-definition.ts';
import { paramsOfFlow } from '../../define/flow/params-of-flow.ts';
import { prepareOnly } from '../../runs/flows/again/only.ts';
import { driveDetached } from '../../runs/flows/direct/drive-detached.ts';
import { prepareFlow } from '../../runs/flows/prepare/prepare-flow.ts';
import { startFlow } from '../../runs/flows/start/start-flow.ts';
import type { Host, Input, Outcome } from '../command.ts';
import { followFlowToEnd } from './follow-flow-to-end.ts';
import { paramsOf } from './input-params.ts';
import { isDetached } from './is-detached.ts';
import { notifyEnd } from './notify-end.ts';
import { rememberRuns } from '../complete/names.ts';
import { choiceOf, textOf } from '../read-input.ts';
import type { Workbench } from '../workbench.ts';

/** `mlx run` of a flow, or of a part of it. */
export async function runFlow(flow: FlowDefinition, input: Input, bench: Workbench, host: Host): Promise<Outcome> {
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
  if (!isDetached(input)) return notifyEnd(input, host, await followFlowToEnd(started, bench, host));
  if (way === 'job') driveDetached(started, { cwd: project.root, env: host.env, on: aws.where });
  return { value: { kind: 'flow launched', run: started }, exit: 0 };
}
