import { StartPipelineExecutionCommand } from '@aws-sdk/client-sagemaker';
import { StartExecutionCommand } from '@aws-sdk/client-sfn';
import type { Aws } from '../../../aws/aws.ts';
import { executionInput } from '../../../plan/states/execution-input.ts';
import { withArrived } from '../../with-arrived.ts';
import { deployDefinition, type DeployOptions } from '../deploy/deploy-flow.ts';
import type { Deployed, ReadyFlow } from '../deploy/deployed.ts';
import { attemptToken } from '../direct/attempt-name.ts';
import { startDirect } from '../direct/start-direct.ts';
import type { FlowRun } from '../flow-run.ts';
import type { FlowProgress } from '../follow/flow-progress.ts';
import { needFlowRun } from '../read/describe-flow-run.ts';
import { sendNeeds } from './send-needs.ts';

export interface StartOptions extends DeployOptions {
  /** A pipeline's own: only these steps, with what the rest made in an earlier execution. */
  selective?: { source?: string; steps: readonly string[] };
}

/**
 * Sends what a flow needs, deploys its definition where the deployed one differs, and starts the run. A run that mlx drives
 * itself goes on when it is followed. What had arrived before an error is told in its `still`.
 */
export async function startFlow(
  plan: ReadyFlow,
  aws: Aws,
  notify: (progress: FlowProgress) => void,
  options: StartOptions = {},
): Promise<FlowRun> {
  const arrived: string[] = [];
  try {
    await sendNeeds(plan, aws, notify, (what) => arrived.push(what));
    if (plan.way === 'job') return await startDirect(plan, aws, { name: plan.project, bucket: plan.bucket });
    notify({ kind: 'stage', text: `deploying ${plan.deployed}` });
    const deployed = await deployDefinition(plan, aws, options);
    if (deployed.change !== 'unchanged') arrived.push(deployed.arn);
    tellDeployed(deployed, notify);
    notify({ kind: 'stage', text: `starting ${plan.run}` });
    const arn = await start(plan, deployed, aws, options);
    return await needFlowRun(aws, { way: plan.way, arn });
  } catch (error) {
    throw withArrived(error, arrived, 'No run was started.');
  }
}

/** Sends what a flow needs and deploys its definition, without starting it. */
export async function deployFlow(
  plan: ReadyFlow,
  aws: Aws,
  notify: (progress: FlowProgress) => void,
  options: DeployOptions = {},
): Promise<Deployed> {
  const arrived: string[] = [];
  try {
    await sendNeeds(plan, aws, notify, (what) => arrived.push(what));
    return await deployDefinition(plan, aws, options);
  } catch (error) {
    throw withArrived(error, arrived, 'Nothing was deployed.');
  }
}

function tellDeployed({ change, name, difference }: Deployed, notify: (progress: FlowProgress) => void): void {
  if (change === 'created') notify({ kind: 'note', text: `made ${name}` });
  if (change === 'updated') {
    const places = difference.slice(0, 3).map(({ path }) => path);
    const more = difference.length > 3 ? `, and ${difference.length - 3} more` : '';
    notify({ kind: 'note', text: `updated ${name}: ${places.join(', ')}${more}` });
  }
}

async function start(plan: ReadyFlow, { arn }: Deployed, aws: Aws, { selective }: StartOptions): Promise<string> {
  if (plan.way === 'states') {
    const sfn = await aws.sfn();
    const input = JSON.stringify(executionInput(plan.run, { ...defaultsOf(plan), ...plan.params }));
    const started = await sfn.send(new StartExecutionCommand({ stateMachineArn: arn, name: plan.run, input }));
    return started.executionArn ?? '';
  }
  const sagemaker = await aws.sagemaker();
  const started = await sagemaker.send(
    new StartPipelineExecutionCommand({
      PipelineName: plan.deployed,
      PipelineExecutionDisplayName: plan.run,
      ClientRequestToken: attemptToken(plan.run, 'start', 1),
      PipelineParameters: Object.entries(plan.params).map(([Name, value]) => ({ Name, Value: String(value) })),
      ...(selective && {
        SelectiveExecutionConfig: {
          SourcePipelineExecutionArn: selective.source,
          SelectedSteps: selective.steps.map((StepName) => ({ StepName })),
        },
      }),
    }),
  );
  return started.PipelineExecutionArn ?? '';
}

function defaultsOf({ flow }: ReadyFlow): Record<string, string | number | boolean> {
  const given = Object.entries(flow.params).filter(([, param]) => param.default !== undefined);
  return Object.fromEntries(given.map(([name, param]) => [name, param.default ?? '']));
}
