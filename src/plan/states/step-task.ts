import type { ApprovalStep } from '../../define/flow/flow-definition.ts';
import { expressionsIn } from '../../define/flow/walk.ts';
import type { PlannedStep, StepRequest } from '../flow/flow-plan.ts';
import type { Compiling } from './compiling.ts';
import { payload, shapeOf } from './expression/payload.ts';
import { codeOf } from './expression/reference.ts';
import { jobNameCode } from './job-name.ts';
import { readBest } from './results/read-best.ts';
import { readFiles } from './results/read-files.ts';
import { storing } from './results/store.ts';
import { type Answerer, retriesOf } from './retry.ts';
import { type Fragment, sequence, single, type State } from './state.ts';
import { besides, stateNameOf } from './state-name.ts';
import { longestTask, task } from './task.ts';

/** The states of a step that a service does: its task, and those that read what the task's result doesn't tell. */
export function stepTask(step: PlannedStep, compiling: Compiling): Fragment {
  const name = stateNameOf(step.name);
  const { parameters, integration, answerer } = requestOf(step, compiling);
  const state = task(
    integration,
    compiling,
    { Parameters: parameters, ...storing(step, compiling), Retry: retriesOf(answerer, step.step.retry) },
    step.step.timeout ?? atLeastJob(step.request),
  );
  const main = usesItsName(step) ? named(step, state) : [single(name, state)];
  return sequence([...main, ...readBest(step, compiling), ...readFiles(step, compiling)]);
}

interface Call {
  integration: string;
  parameters: unknown;
  answerer: Answerer;
}

function requestOf(step: PlannedStep, compiling: Compiling): Call {
  const { request } = step;
  if (step.step.kind === 'approval') return approvalCall(step.step, compiling);
  if (!request) throw new Error(`${step.name} has no request`);
  const { integration, answerer } = integrations[calledBy(request)];
  const job = usesItsName(step) ? '$.job.name' : jobNameCode(step);
  const shape = request.service === 'lambda' ? undefined : shapeOf(request.service, request.operation);
  return { integration, answerer, parameters: payload(request.input, { compiling, job }, shape) };
}

/** `.sync` waits for the job. The registry is reached by the SDK's own call, since there is no other. */
const integrations: Readonly<Record<Called<StepRequest>, { integration: string; answerer: Answerer }>> = {
  'sagemaker:CreateProcessingJob': { integration: 'sagemaker:createProcessingJob.sync', answerer: 'sagemaker' },
  'sagemaker:CreateTrainingJob': { integration: 'sagemaker:createTrainingJob.sync', answerer: 'sagemaker' },
  'sagemaker:CreateTransformJob': { integration: 'sagemaker:createTransformJob.sync', answerer: 'sagemaker' },
  'sagemaker:CreateHyperParameterTuningJob': {
    integration: 'sagemaker:createHyperParameterTuningJob.sync',
    answerer: 'sagemaker',
  },
  'sagemaker:CreateModel': { integration: 'sagemaker:createModel', answerer: 'sagemaker' },
  'sagemaker:CreateModelPackage': { integration: 'aws-sdk:sagemaker:createModelPackage', answerer: 'registry' },
  'athena:StartQueryExecution': { integration: 'athena:startQueryExecution.sync', answerer: 'athena' },
  'lambda:Invoke': { integration: 'lambda:invoke', answerer: 'lambda' },
  'glue:StartJobRun': { integration: 'glue:startJobRun.sync', answerer: 'glue' },
  'emr-serverless:StartJobRun': { integration: 'emr-serverless:startJobRun.sync', answerer: 'emr-serverless' },
};

type Called<R> = R extends { service: infer S extends string; operation: infer O extends string } ? `${S}:${O}` : never;

function calledBy({ service, operation }: StepRequest): Called<StepRequest> {
  return `${service}:${operation}` as Called<StepRequest>;
}

/** The message names the run and the step, so that who answers knows what is asked. */
function approvalCall({ name, message, queue }: ApprovalStep, compiling: Compiling): Call {
  const body = payload({ step: name, message }, { compiling }) as Record<string, unknown>;
  const run = codeOf({ kind: 'execution', name: 'id' }, { compiling });
  return {
    integration: 'sqs:sendMessage.waitForTaskToken',
    answerer: 'sqs',
    parameters: {
      QueueUrl: queue ?? compiling.context.approvals ?? '',
      MessageBody: { 'token.$': '$$.Task.Token', 'run.$': run, flow: compiling.flow.name, ...body },
    },
  };
}

/** Whether a job's name stands anywhere but in the field that gives it. Each evaluation would make another name. */
function usesItsName({ request }: PlannedStep): boolean {
  const named = expressionsIn(request?.input).filter((node) => node.kind === 'execution' && node.name === 'job');
  return named.length > 1;
}

/**
 * The name made before the job, by a state of its own. The task is then tried again, or redriven, with the same name, which
 * an earlier job may hold: it goes back for another.
 */
function named(step: PlannedStep, state: State): Fragment[] {
  const name = besides(step.name, 'name');
  const taken = { ErrorEquals: ['SageMaker.ResourceInUseException'], ResultPath: '$.job', Next: name };
  const make = { Type: 'Pass', Parameters: { 'name.$': jobNameCode(step) }, ResultPath: '$.job' };
  return [single(name, make), single(stateNameOf(step.name), { ...state, Catch: [taken] })];
}

/** A job that may run for longer than a task by default, with a day for what is around it. */
function atLeastJob(request: StepRequest | undefined): number {
  const condition = request && 'StoppingCondition' in request.input ? request.input.StoppingCondition : undefined;
  const seconds = Object.values(condition ?? {}).filter((limit) => typeof limit === 'number');
  return Math.max(longestTask, 86_400 + Math.max(0, ...seconds));
}
