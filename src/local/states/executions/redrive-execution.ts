import { setTimeout as sleep } from 'node:timers/promises';
import type { Embedded } from '../../embedded.ts';
import { hasRow } from '../../has-row.ts';
import { ServiceError } from '../../service-error.ts';
import { inTransaction } from '../../state.ts';
import { taskEvent } from '../interpret/event.ts';
import { readVisits } from '../interpret/journal.ts';
import { keyOf } from '../interpret/visit.ts';
import { needExecution } from './describe-execution.ts';
import { addEvents } from './add-events.ts';
import { countEvents, type Execution, updateExecution } from './execution-table.ts';
import { redriveRefusal } from './redrive-refusal.ts';

/** Looks at whether a stopped execution has let go of its jobs. */
const mostLooks = 100;

/** Goes on with an execution that did not succeed: what ended well stays, the rest of what was begun is done anew. */
export async function redriveExecution(
  { executionArn: arn }: { executionArn: string },
  aws: Embedded,
): Promise<object> {
  needExecution(arn, aws);
  for (let looks = 0; looks < mostLooks && isLettingGo(arn, aws); looks += 1) await sleep(50);
  const at = inTransaction(aws.state, () => redrive(arn, aws));
  aws.wake();
  return { redriveDate: at / 1000 };
}

function redrive(arn: string, aws: Embedded): number {
  const { state } = aws;
  const execution = needOpenless(arn, aws);
  const refusal = redriveRefusal(execution, aws);
  if (refusal !== undefined) throw new ServiceError('ExecutionNotRedrivable', refusal);
  const at = aws.now();
  const { stopped: _, output: __, error: ___, cause: ____, ...kept } = execution;
  const redrives = execution.redrives + 1;
  updateExecution(state, { ...kept, status: 'RUNNING', redrives, redriven: at }, true);
  const events = [taskEvent('ExecutionRedriven', { redriveCount: redrives })];
  addEvents(aws, arn, { events, previous: countEvents(state, arn), at });
  for (const { path, visit } of readVisits(state, arn)) {
    if (visit.end && !('fault' in visit.end)) continue;
    const { end: _, task: __, pause: ___, until: ____, ...begun } = visit;
    const anew = { ...begun, at, retries: [] };
    const put = state.prepare('UPDATE states_visits SET record = ? WHERE execution = ? AND key = ?');
    put.run(JSON.stringify(anew), arn, keyOf(path));
  }
  return at;
}

/** Within a transaction no supervisor is woken. */
function needOpenless(arn: string, aws: Embedded): Execution {
  if (isLettingGo(arn, aws))
    throw new ServiceError('ExecutionNotRedrivable', 'Execution is being stopped and cannot be redriven yet');
  return needExecution(arn, { ...aws, wake: () => undefined });
}

/** Whether an execution that was stopped still has jobs to end. */
function isLettingGo(arn: string, { state }: Embedded): boolean {
  return hasRow(
    state,
    'states_executions',
    `open = 1 AND status != 'RUNNING' AND arn = '${arn.replaceAll("'", "''")}'`,
  );
}
