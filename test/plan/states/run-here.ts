import { ExecutionError, StateMachine } from 'aws-local-stepfunctions';
import type { StateMachine as Definition } from '../../../src/plan/flow/flow-plan.ts';
import { answer, type Parameters } from './answer.ts';

/** A task as it was asked. */
export interface Asked {
  state: string;
  parameters: Parameters;
}

export interface Ran {
  output?: unknown;
  error?: string;
  cause?: string;
  asked: Asked[];
}

/** Runs a definition by aws-local-stepfunctions, with the answers of `answer` or of the test. */
export async function runHere(
  definition: Definition,
  input: object = {},
  answers: (state: string, resource: string, parameters: Parameters) => unknown = (_, ...asked) => answer(...asked),
): Promise<Ran> {
  const asked: Asked[] = [];
  const handlers = tasksIn(definition).map(([state, resource]) => [
    state,
    async (parameters: Parameters) => {
      asked.push({ state, parameters });
      return structuredClone(await answers(state, resource, parameters));
    },
  ]);
  const machine = new StateMachine(structuredClone(definition) as never, { validationOptions: { noValidate: true } });
  const execution = machine.run(structuredClone(input) as never, {
    overrides: { taskResourceLocalHandlers: Object.fromEntries(handlers) },
    context,
  });
  try {
    return { output: await execution.result, asked };
  } catch (error) {
    const reason = error instanceof ExecutionError ? (error.cause as Error) : (error as Error);
    return { error: reason.name, cause: reason.message, asked };
  }
}

const machineArn = 'arn:aws:states:eu-west-1:111122223333:stateMachine:flights-delays';
export const executionName = 'delays-20261121-230127-ab12';

const context = {
  Execution: { Id: `${machineArn.replace('stateMachine', 'execution')}:${executionName}`, Name: executionName },
  StateMachine: { Id: machineArn, Name: 'flights-delays' },
  State: { EnteredTime: '2026-11-21T23:01:27.000Z' },
  Task: { Token: 'token' },
};

/** Every task with its resource, those of branches and items included. */
export function tasksIn({ States }: Pick<Definition, 'States'>): [string, string][] {
  return Object.entries(States).flatMap(([name, state]): [string, string][] => {
    if (state['Type'] === 'Task') return [[name, state['Resource'] as string]];
    const inner = (state['Branches'] ?? [state['ItemProcessor']]) as (Definition | undefined)[];
    return inner.flatMap((one) => (one ? tasksIn(one) : []));
  });
}
