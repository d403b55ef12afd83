import {
  SendPipelineExecutionStepFailureCommand,
  SendPipelineExecutionStepSuccessCommand,
} from '@aws-sdk/client-sagemaker';
import { SendTaskFailureCommand, SendTaskSuccessCommand } from '@aws-sdk/client-sfn';
import type { Aws } from '../../../aws/aws.ts';
import { MlxError } from '../../../base/errors.ts';
import { s3Place } from '../../../base/s3-place.ts';
import { openJournal } from '../direct/journal.ts';
import type { FlowRun, StepRun } from '../flow-run.ts';

export interface ApprovalAnswer {
  approved: boolean;
  results: Readonly<Record<string, string>>;
  /** Who says so, or why not. */
  by: string;
}

/**
 * Answers an approval that a run waits for. Throws FLOW_STEP_UNKNOWN, FLOW_NO_APPROVAL where the step doesn't wait for one, and
 * FLOW_ANSWERED where another answer came first.
 */
export async function approve(aws: Aws, run: FlowRun, step: string, answer: ApprovalAnswer): Promise<void> {
  const found = needApproval(run, step);
  switch (run.way) {
    case 'job':
      return answerJournal(aws, run, found, answer);
    case 'pipeline':
      return answerPipeline(aws, needToken(run, found), answer);
    case 'states':
      return answerStates(aws, needToken(run, found), answer);
  }
}

/** Names of the steps of a run that wait for an answer. */
export function waitingApprovals(run: FlowRun): string[] {
  return run.steps.filter((step) => step.kind === 'approval' && step.status === 'running').map(({ name }) => name);
}

function needApproval(run: FlowRun, name: string): StepRun {
  const step = run.steps.find((one) => one.name === name);
  if (!step) throw new MlxError('FLOW_STEP_UNKNOWN', { run: run.name, step: name, steps: waitingApprovals(run) });
  if (step.kind === 'approval' && (step.status === 'running' || step.status === 'starting')) return step;
  const { kind, status } = step;
  throw new MlxError('FLOW_NO_APPROVAL', { run: run.name, step: name, kind, status, waiting: waitingApprovals(run) });
}

function needToken(run: FlowRun, { name, kind, status, token }: StepRun): string {
  if (token !== undefined) return token;
  throw new MlxError('FLOW_NO_APPROVAL', { run: run.name, step: name, kind, status, waiting: [] });
}

async function answerJournal(aws: Aws, run: FlowRun, step: StepRun, answer: ApprovalAnswer): Promise<void> {
  const place = s3Place(run.arn);
  const journal = place && openJournal(aws, place);
  const isFirst = await journal?.giveAnswer(step.name, step.attempts, { ...answer, at: Date.now() });
  if (!isFirst) throw new MlxError('FLOW_ANSWERED', { run: run.name, step: step.name });
}

async function answerPipeline(aws: Aws, CallbackToken: string, answer: ApprovalAnswer): Promise<void> {
  const sagemaker = await aws.sagemaker();
  const { approved, results, by } = answer;
  if (!approved) {
    const FailureReason = `${by} said no`.slice(0, 256);
    await sagemaker.send(new SendPipelineExecutionStepFailureCommand({ CallbackToken, FailureReason }));
    return;
  }
  const OutputParameters = Object.entries(results).map(([Name, Value]) => ({ Name, Value }));
  await sagemaker.send(new SendPipelineExecutionStepSuccessCommand({ CallbackToken, OutputParameters }));
}

async function answerStates(aws: Aws, taskToken: string, { approved, results, by }: ApprovalAnswer): Promise<void> {
  const sfn = await aws.sfn();
  if (approved) await sfn.send(new SendTaskSuccessCommand({ taskToken, output: JSON.stringify(results) }));
  else await sfn.send(new SendTaskFailureCommand({ taskToken, error: 'Mlx.Rejected', cause: `${by} said no` }));
}
