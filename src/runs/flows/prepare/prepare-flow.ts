import { GetQueueUrlCommand } from '@aws-sdk/client-sqs';
import { awsName } from '../../../aws/aws-refusal.ts';
import type { Aws, Caller } from '../../../aws/aws.ts';
import { bucketOf } from '../../../aws/bucket.ts';
import { roleOf } from '../../../aws/role.ts';
import type { Way } from '../../../base/way.ts';
import type { JobDefinition, ParamValue } from '../../../define/definition.ts';
import type { FlowDefinition } from '../../../define/flow/flow-definition.ts';
import { allSteps } from '../../../define/flow/walk.ts';
import type { Project } from '../../../define/project.ts';
import type { FlowContext, StepContext } from '../../../plan/flow/flow-plan.ts';
import { planFlow } from '../../../plan/flow/plan-flow.ts';
import type { CodeFile } from '../../../plan/plan.ts';
import { collectCode } from '../../prepare/collect-code.ts';
import type { Progress } from '../../progress.ts';
import { runName } from '../../run-name.ts';
import type { ReadyFlow } from '../deploy/deployed.ts';
import { resolveSteps } from './resolve-steps.ts';

export interface FlowOptions {
  way: Way;
  params: Readonly<Record<string, ParamValue>>;
  /** The run's name; a new one where not given. */
  run?: string;
}

/**
 * Answers all that planning a flow has to know, and plans it: who calls, the role, what each input from outside stands for
 * now, the code and the locks of its jobs. Throws INPUT_FAULTS with the wrong inputs of all steps, and what `planFlow` throws.
 */
export async function prepareFlow(
  flow: FlowDefinition,
  options: FlowOptions,
  aws: Aws,
  project: Project,
  notify: (progress: Progress) => void = () => undefined,
): Promise<ReadyFlow> {
  const [caller, bucket, inputs, code] = await Promise.all([
    aws.identity(),
    bucketOf(aws, project),
    resolveSteps(flow, aws, project, notify),
    collectAll(flow, project, notify),
  ]);
  const role = roleOf(caller, project.role);
  const context: FlowContext = {
    where: aws.where,
    account: caller.account,
    region: aws.region,
    partition: caller.partition,
    bucket,
    role,
    project: project.name,
    run: options.run ?? runName(flow.name, new Date()),
    way: options.way,
    params: options.params,
    steps: stepContexts(flow, inputs, code),
    ...(asksForApproval(flow) && { approvals: await queueUrl(aws, caller, project.name) }),
  };
  return { ...planFlow(flow, context), project: project.name, bucket, role };
}

/** The code of each job once, by the path of its script. */
async function collectAll(
  flow: FlowDefinition,
  project: Project,
  notify: (progress: Progress) => void,
): Promise<Map<string, CodeFile[]>> {
  const jobs = new Map<string, JobDefinition>();
  for (const { step } of allSteps(flow)) if ('job' in step) jobs.set(step.job.script, step.job);
  const all = [...jobs].map(async ([script, job]) => [script, await collectCode(job, project, notify)] as const);
  return new Map(await Promise.all(all));
}

function stepContexts(
  flow: FlowDefinition,
  inputs: ReadonlyMap<string, StepContext['inputs']>,
  code: ReadonlyMap<string, CodeFile[]>,
): Record<string, StepContext> {
  return Object.fromEntries(
    allSteps(flow).flatMap(({ step }) => {
      if (step.kind !== 'job' && step.kind !== 'tune' && step.kind !== 'transform') return [];
      const own = 'job' in step ? code.get(step.job.script) : undefined;
      return [[step.name, { inputs: inputs.get(step.name) ?? {}, code: own ?? [] }]];
    }),
  );
}

function asksForApproval(flow: FlowDefinition): boolean {
  return allSteps(flow).some(({ step }) => step.kind === 'approval' && step.queue === undefined);
}

/** The URL of the project's queue of approvals, which is made at the start where it is missing; its URL is known before. */
async function queueUrl(aws: Aws, caller: Caller, project: string): Promise<string> {
  const QueueName = `mlx-${project.replaceAll(/[^A-Za-z0-9_-]+/g, '-').slice(0, 60)}-approvals`;
  const sqs = await aws.sqs();
  try {
    const { QueueUrl } = await sqs.send(new GetQueueUrlCommand({ QueueName }));
    if (QueueUrl !== undefined) return QueueUrl;
  } catch (error) {
    if (!/NonExistentQueue|QueueDoesNotExist/u.test(awsName(error) ?? '')) throw error;
  }
  const domain = caller.partition === 'aws-cn' ? 'amazonaws.com.cn' : 'amazonaws.com';
  return `https://sqs.${aws.region}.${domain}/${caller.account}/${QueueName}`;
}
