import { randomUUID } from 'node:crypto';
import { messageOf } from '../../../base/thrown.ts';
import type { Embedded } from '../../embedded.ts';
import { ServiceError } from '../../service-error.ts';
import { inTransaction } from '../../state.ts';
import { executionArn } from '../arns.ts';
import { needMachine } from '../machines/machine-table.ts';
import { taskEvent } from '../interpret/event.ts';
import { addEvents } from './add-events.ts';
import { loggingOf } from './log-events.ts';
import { type Execution, insertExecution, readExecution } from './execution-table.ts';

interface StartInput {
  stateMachineArn: string;
  name?: string;
  input?: string;
  traceHeader?: string;
}

/** Starting an execution again that runs, with the same name and input, is no fault. */
export function startExecution(given: StartInput, aws: Embedded): object {
  const { state, identity } = aws;
  const { name = randomUUID(), input = '{}' } = given;
  checkInput(input);
  const started = inTransaction(state, () => {
    const machine = needMachine(state, given.stateMachineArn);
    const logs = loggingOf(machine.logging) !== undefined;
    const execution: Execution = {
      arn: executionArn(machine.name, name, identity),
      machine: machine.arn,
      machineName: machine.name,
      name,
      status: 'RUNNING',
      started: aws.now(),
      role: machine.role,
      definition: machine.definition,
      updated: machine.updated,
      revision: machine.revision,
      input,
      ...(given.traceHeader !== undefined && { traceHeader: given.traceHeader }),
      redrives: 0,
      ...(logs && { logging: machine.logging }),
    };
    if (!insertExecution(state, execution)) return mustBeSame(execution, aws);
    const begun = taskEvent('ExecutionStarted', { input, roleArn: machine.role });
    addEvents(aws, execution.arn, { events: [begun], previous: 0, at: execution.started });
    return execution;
  });
  aws.wake();
  return { executionArn: started.arn, startDate: started.started / 1000 };
}

function mustBeSame({ arn, input }: Execution, { state }: Embedded): Execution {
  const present = readExecution(state, arn);
  if (present?.status === 'RUNNING' && present.input === input) return present;
  throw new ServiceError('ExecutionAlreadyExists', `Execution Already Exists: '${arn}'`);
}

function checkInput(input: string): void {
  try {
    JSON.parse(input);
  } catch (cause) {
    throw new ServiceError('InvalidExecutionInput', `Invalid State Machine Execution Input: '${messageOf(cause)}'`);
  }
}
