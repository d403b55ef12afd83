import { ExecutionError, StateMachine, type StateMachineDefinition } from 'aws-local-stepfunctions';
import { runtimeFault, StateFault } from './fault.ts';

/**
 * Runs states, of which the first is `S`, in a machine of their own by the interpreter. It is given its context under the
 * name `own`, since it puts an Execution of its own making beside it. `result` is what a Task of that machine comes to.
 */
export async function runAlone(
  states: Readonly<Record<string, object>>,
  { input, context, result }: { input: unknown; context: object; result?: unknown },
): Promise<unknown> {
  const machine = new StateMachine({ StartAt: 'S', States: states } as unknown as StateMachineDefinition, {
    validationOptions: { noValidate: true },
  });
  const run = machine.run(input as never, {
    context: { own: context },
    overrides: { taskResourceLocalHandlers: { S: () => result as never } },
  });
  try {
    return await run.result;
  } catch (error) {
    throw error instanceof ExecutionError ? faultOf(error.cause) : error;
  }
}

/** The path as it must be written for `runAlone`, where the context lies deeper. */
export function inOwnContext(path: string): string {
  return path.startsWith('$$') ? `$$.own${path.slice(2)}` : path;
}

/** The interpreter's own faults are named as the service's; what else it throws is a path or a template that it can't read. */
function faultOf(cause: unknown): StateFault {
  if (!(cause instanceof Error)) return runtimeFault(String(cause));
  const isNamed = cause.name.startsWith('States.');
  return isNamed ? new StateFault(cause.name, cause.message) : runtimeFault(cause.message);
}
