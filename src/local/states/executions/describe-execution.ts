import type { Embedded } from '../../embedded.ts';
import { offsetIn, pageToken } from '../../page-token.ts';
import { needMachine } from '../machines/machine-table.ts';
import { invalidToken, noSuchExecution } from '../refusals.ts';
import { type Execution, listExecutions, readExecution } from './execution-table.ts';
import { redriveRefusal } from './redrive-refusal.ts';

export function describeExecution(input: { executionArn: string; includedData?: string }, aws: Embedded): object {
  const execution = needExecution(input.executionArn, aws);
  const refusal = redriveRefusal(execution, aws);
  const { input: given, output, error, cause, traceHeader, redriven } = execution;
  return {
    ...summaryOf(execution),
    input: given,
    inputDetails: { included: true },
    ...(output !== undefined && { output, outputDetails: { included: true } }),
    ...(error !== undefined && { error }),
    ...(cause !== undefined && { cause }),
    ...(traceHeader !== undefined && { traceHeader }),
    redriveCount: execution.redrives,
    ...(redriven !== undefined && { redriveDate: redriven / 1000 }),
    redriveStatus: refusal === undefined ? 'REDRIVABLE' : 'NOT_REDRIVABLE',
    ...(refusal !== undefined && { redriveStatusReason: refusal }),
  };
}

const usualPage = 100;

export function listExecutionsOf(
  input: {
    stateMachineArn: string;
    statusFilter?: string;
    maxResults?: number;
    nextToken?: string;
    redriveFilter?: string;
  },
  aws: Embedded,
): object {
  aws.wake();
  const { arn: machine } = needMachine(aws.state, input.stateMachineArn);
  const list = `executions ${machine} ${input.statusFilter ?? ''}`;
  const offset = input.nextToken === undefined ? 0 : offsetIn(list, input.nextToken);
  if (offset === undefined) throw invalidToken();
  const limit = input.maxResults || usualPage;
  const found = listExecutions(aws.state, { machine, status: input.statusFilter, offset, limit: limit + 1 });
  return {
    executions: found.slice(0, limit).map((execution) => ({
      ...summaryOf(execution),
      redriveCount: execution.redrives,
      ...(execution.redriven !== undefined && { redriveDate: execution.redriven / 1000 }),
    })),
    nextToken: found.length > limit ? pageToken(list, [offset + limit]) : undefined,
  };
}

/** Throws `ExecutionDoesNotExist`. What a dead supervisor left behind goes on. */
export function needExecution(arn: string, aws: Embedded): Execution {
  aws.wake();
  const execution = readExecution(aws.state, arn);
  if (!execution) throw noSuchExecution(arn);
  return execution;
}

function summaryOf({ arn, machine, name, status, started, stopped }: Execution): object {
  return {
    executionArn: arn,
    stateMachineArn: machine,
    name,
    status,
    startDate: started / 1000,
    ...(stopped !== undefined && { stopDate: stopped / 1000 }),
  };
}
