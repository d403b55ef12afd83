import { StateFault } from '../evaluate/fault.ts';
import { callFor, type ErrorNames } from './call.ts';
import type { Doing } from './integration.ts';
import { shortHash } from './short-hash.ts';
import { epoch, isoTime, toPascalCase, toResult } from './wire-form.ts';

const names: ErrorNames = {
  prefix: 'StepFunctions',
  general: 'AWSStepFunctionsException',
  service: 'AWSStepFunctions',
};

/** An execution of another machine, followed to its end. `parsed`: its input and output are told as data rather than as texts. */
export function nestedExecution(parsed: boolean): Doing {
  return {
    begin: async ({ aws, parameters, id }) => {
      const { StateMachineArn, Name, Input: input = {} } = parameters;
      const response = await callFor(names, aws, 'stepfunctions', 'StartExecution', {
        stateMachineArn: StateMachineArn,
        // A start that is repeated after a crash finds the execution that it began.
        name: Name ?? shortHash(id, 32),
        input: typeof input === 'string' ? input : JSON.stringify(input),
      });
      return { response: toPascalCase(toResult(response, isoTime)), handle: response['executionArn'] };
    },
    poll: async (executionArn, aws) => {
      const told = await callFor(names, aws, 'stepfunctions', 'DescribeExecution', { executionArn });
      if (told['status'] === 'RUNNING') return undefined;
      const described = toPascalCase(toResult(told, epoch)) as Record<string, unknown>;
      const result = parsed ? { ...described, ...dataIn(described) } : described;
      if (told['status'] !== 'SUCCEEDED') throw new StateFault('States.TaskFailed', JSON.stringify(result));
      return { result };
    },
    stop: async (executionArn, aws) => {
      await callFor(names, aws, 'stepfunctions', 'StopExecution', { executionArn });
    },
  };
}

function dataIn(told: Readonly<Record<string, unknown>>): object {
  const texts = ['Input', 'Output'].filter((member) => typeof told[member] === 'string');
  return Object.fromEntries(texts.map((member) => [member, JSON.parse(told[member] as string) as unknown]));
}
