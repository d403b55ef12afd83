import type { Embedded } from '../../embedded.ts';
import { inTransaction } from '../../state.ts';
import { taskEvent } from '../interpret/event.ts';
import { noSuchExecution } from '../refusals.ts';
import { addEvents } from './add-events.ts';
import { countEvents, readExecution, updateExecution } from './execution-table.ts';

/** Ends an execution at once; the supervisor then stops the jobs that it waited for. Stopping one that has ended changes nothing. */
export function stopExecution(input: { executionArn: string; error?: string; cause?: string }, aws: Embedded): object {
  const { executionArn: arn, error, cause } = input;
  const { state } = aws;
  const why = { ...(error !== undefined && { error }), ...(cause !== undefined && { cause }) };
  const stopped = inTransaction(state, () => {
    const present = readExecution(state, arn);
    if (!present) throw noSuchExecution(arn);
    if (present.status !== 'RUNNING') return present.stopped ?? aws.now();
    const at = aws.now();
    updateExecution(state, { ...present, ...why, status: 'ABORTED', stopped: at }, true);
    const events = [taskEvent('ExecutionAborted', why)];
    addEvents(aws, arn, { events, previous: countEvents(state, arn), at });
    return at;
  });
  aws.wake();
  return { stopDate: stopped / 1000 };
}
