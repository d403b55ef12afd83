import type { Embedded } from '../../embedded.ts';
import { offsetIn, pageToken } from '../../page-token.ts';
import { readExecution } from '../executions/execution-table.ts';
import { invalidToken, noSuchExecution } from '../refusals.ts';
import { listMachines, needMachine } from './machine-table.ts';

export function describeStateMachine(input: { stateMachineArn: string }, { state }: Embedded): object {
  const machine = needMachine(state, input.stateMachineArn);
  return {
    stateMachineArn: machine.arn,
    name: machine.name,
    status: 'ACTIVE',
    definition: machine.definition,
    roleArn: machine.role,
    type: 'STANDARD',
    creationDate: machine.created / 1000,
    loggingConfiguration: machine.logging,
    tracingConfiguration: machine.tracing,
    // A machine that was never updated has no revision.
    ...(machine.updated > machine.created && { revisionId: machine.revision }),
  };
}

/** The machine as it was when the execution was started. */
export function describeStateMachineForExecution(input: { executionArn: string }, { state }: Embedded): object {
  const execution = readExecution(state, input.executionArn);
  if (!execution) throw noSuchExecution(input.executionArn);
  return {
    stateMachineArn: execution.machine,
    name: execution.machineName,
    definition: execution.definition,
    roleArn: execution.role,
    updateDate: execution.updated / 1000,
    revisionId: execution.revision,
    loggingConfiguration: execution.logging ?? { level: 'OFF', includeExecutionData: false },
  };
}

const usualPage = 100;

export function listStateMachines(input: { maxResults?: number; nextToken?: string }, { state }: Embedded): object {
  const offset = input.nextToken === undefined ? 0 : offsetIn('machines', input.nextToken);
  if (offset === undefined) throw invalidToken();
  const limit = input.maxResults || usualPage;
  const found = listMachines(state, offset, limit + 1);
  return {
    stateMachines: found.slice(0, limit).map(({ arn, name, created }) => ({
      stateMachineArn: arn,
      name,
      type: 'STANDARD',
      creationDate: created / 1000,
    })),
    nextToken: found.length > limit ? pageToken('machines', [offset + limit]) : undefined,
  };
}
