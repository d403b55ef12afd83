import { messageOf } from '../../../base/thrown.ts';
import type { Embedded } from '../../embedded.ts';
import { isBusy, isFull } from '../../state-fault.ts';
import { inTransaction } from '../../state.ts';
import type { Definition } from '../definition/definition.ts';
import { runtimeFault, StateFault } from '../evaluate/fault.ts';
import { addEvents } from '../executions/add-events.ts';
import { countEvents, type Execution, readExecution, updateExecution } from '../executions/execution-table.ts';
import { Aborted } from './aborted.ts';
import { dataText, taskEvent } from './event.ts';
import { openJournal } from './journal.ts';
import type { Branch, Run } from './run.ts';
import { runMachine } from './run-machine.ts';
import { stopTasks } from './stop-tasks.ts';
import type { Watch } from './watch.ts';

/** Takes an execution to its end, or, where it was ended by others, its tasks to theirs. Throws what keeps the state from being written. */
export async function runExecution(
  execution: Execution,
  { aws, watch, signal }: { aws: Embedded; watch: Watch; signal: AbortSignal },
): Promise<void> {
  const journal = openJournal(execution.arn, aws);
  const run: Run = { aws, execution, journal, watch, runMachine: (...given) => runMachine(run, ...given) };
  if (execution.status === 'RUNNING') {
    const ending = await endingOf(run, signal);
    if (ending) finish(run, ending);
  }
  const present = readExecution(aws.state, execution.arn);
  if (!present || present.status === 'RUNNING') return;
  await stopTasks({ ...run, execution: present }, []);
  updateExecution(aws.state, present, false);
}

type Ending = Pick<Execution, 'status' | 'output' | 'error' | 'cause'>;

/** How the execution ends; undefined where others have ended it. */
async function endingOf(run: Run, signal: AbortSignal): Promise<Ending | undefined> {
  const { execution, aws, watch } = run;
  const definition = JSON.parse(execution.definition) as Definition;
  const late = new AbortController();
  const over = new AbortController();
  const branch: Branch = {
    path: [],
    signal: AbortSignal.any([signal, late.signal]),
    previous: countEvents(aws.state, execution.arn),
  };
  const deadline =
    definition.TimeoutSeconds && (execution.redriven ?? execution.started) + 1000 * definition.TimeoutSeconds;
  if (deadline) {
    const isOver = (): true | undefined => (aws.now() >= deadline ? true : undefined);
    watch.until(isOver, { signal: over.signal, due: () => deadline }).then(
      () => late.abort(),
      () => undefined,
    );
  }
  try {
    const output = await runMachine(run, definition, JSON.parse(execution.input), branch);
    return { status: 'SUCCEEDED', output: dataText(output) };
  } catch (error) {
    if (error instanceof Aborted)
      return late.signal.aborted ? { status: 'TIMED_OUT', error: 'States.Timeout' } : undefined;
    if (isBusy(error) || isFull(error)) throw error;
    const { name, reason } =
      error instanceof StateFault ? error : runtimeFault(`The embedded Step Functions broke: ${messageOf(error)}`);
    return { status: 'FAILED', ...(name !== '' && { error: name }), ...(reason && { cause: reason }) };
  } finally {
    over.abort();
  }
}

function finish({ aws, execution }: Run, ending: Ending): void {
  const { state, now } = aws;
  inTransaction(state, () => {
    const present = readExecution(state, execution.arn);
    if (present?.status !== 'RUNNING') return;
    const at = now();
    updateExecution(state, { ...present, ...ending, stopped: at }, true);
    const previous = countEvents(state, execution.arn);
    addEvents(aws, execution.arn, { events: [endEvent(ending)], previous, at });
  });
}

function endEvent({ status, output, error, cause }: Ending) {
  const why = { ...(error !== undefined && { error }), ...(cause !== undefined && { cause }) };
  switch (status) {
    case 'SUCCEEDED':
      return taskEvent('ExecutionSucceeded', { output });
    case 'TIMED_OUT':
      return taskEvent('ExecutionTimedOut', why);
    default:
      return taskEvent('ExecutionFailed', why);
  }
}
