import { ExecutionError, StateMachine } from 'aws-local-stepfunctions';
import type { StateMachine as Definition } from '../../../src/plan/flow/flow-plan.ts';
import { answer, type Parameters } from './answer.ts';
import { lingering, lingers, momentsIn } from './lingering.ts';

/** A task as it was asked. */
export interface Asked {
  state: string;
  parameters: Parameters;
}

/** What came of an execution, by whatever interpreter. */
export interface Ran {
  output: unknown;
  error?: string;
  cause?: string;
  /** Each state with its input, in the order in which they were entered. */
  entered: { state: string; input: unknown }[];
  asked: Asked[];
}

/** The answer to a task; throws an error whose name is that of the service's. */
export type Answers = (state: string, resource: string, parameters: Parameters) => unknown;

export const usualAnswers: Answers = (_, resource, parameters) => answer(resource, parameters);

/** The name of every execution in these tests. */
export const executionName = 'delays-20261121-230127-ab12';

/** Runs a definition by aws-local-stepfunctions. */
export async function runHere(
  definition: Definition,
  { input = {}, answers = usualAnswers, name = 'delays' }: { input?: object; answers?: Answers; name?: string } = {},
): Promise<Ran> {
  const asked: Asked[] = [];
  const handlers = tasksIn(definition).map(([state, resource]) => [
    state,
    async (parameters: Parameters) => {
      asked.push({ state, parameters });
      return structuredClone(await answers(state, resource, parameters));
    },
  ]);
  const slow = lingering(definition);
  const machine = new StateMachine(slow as never, { validationOptions: { noValidate: true } });
  const execution = machine.run(structuredClone(input) as never, {
    overrides: { taskResourceLocalHandlers: Object.fromEntries(handlers), waitTimeOverrides: momentsIn(slow) },
    context: contextOf(name),
  });
  const entered = enteredIn(execution.eventLogs);
  try {
    return { output: await execution.result, entered: await entered, asked };
  } catch (error) {
    const reason = error instanceof ExecutionError ? (error.cause as Error) : (error as Error);
    return { output: null, error: reason.name, cause: reason.message, entered: await entered, asked };
  }
}

async function enteredIn(events: ReturnType<StateMachine['run']>['eventLogs']): Promise<Ran['entered']> {
  const entered: Ran['entered'] = [];
  for await (const event of events) {
    if (event.type === 'StateEntered' && !event.state.name.endsWith(lingers))
      entered.push({ state: event.state.name, input: structuredClone(event.state.input) });
  }
  return entered;
}

/** What moto's context object holds as well. */
function contextOf(name: string) {
  const arn = (kind: string) => `arn:aws:states:eu-west-1:123456789012:${kind}:${name}`;
  return {
    Execution: { Id: `${arn('execution')}:${executionName}`, Name: executionName },
    StateMachine: { Id: arn('stateMachine'), Name: name },
    State: { EnteredTime: '2026-11-21T23:01:27.000Z' },
    Task: { Token: 'token' },
  };
}

/** Every task with its resource, those of branches and items included. */
export function tasksIn({ States }: Pick<Definition, 'States'>): [string, string][] {
  return Object.entries(States).flatMap(([name, state]): [string, string][] => {
    if (state['Type'] === 'Task') return [[name, state['Resource'] as string]];
    const inner = (state['Branches'] ?? [state['ItemProcessor']]) as (Definition | undefined)[];
    return inner.flatMap((one) => (one ? tasksIn(one) : []));
  });
}
