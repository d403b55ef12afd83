import {
  GetQueryExecutionCommand,
  StartQueryExecutionCommand,
  StopQueryExecutionCommand,
} from '@aws-sdk/client-athena';
import { wait } from '../../../aws/wait.ts';
import type { AthenaQuery } from '../../../plan/flow/flow-plan.ts';
import { pollPause } from '../../poll-pause.ts';
import { clearRows, targetOf } from '../again/clear-rows.ts';
import { attemptToken } from './attempt-name.ts';
import type { Performed, WorkOrder } from './work-order.ts';

/** Runs a query to its end. Athena knows the attempt's token, so that a second sending finds the first one's query. */
export async function performQuery(order: WorkOrder, input: AthenaQuery): Promise<Performed> {
  const { aws, attempt, run, journal, signal } = order;
  const athena = await aws.athena();
  const token = attemptToken(run.name, attempt.step, attempt.number);
  const id = await sentBefore();
  for (let age = 0; ; age = Date.now() - attempt.at) {
    order.begun({ made: id, started: attempt.at });
    const { QueryExecution } = await athena.send(new GetQueryExecutionCommand({ QueryExecutionId: id }));
    const { State, StateChangeReason, SubmissionDateTime, CompletionDateTime, AthenaError } =
      QueryExecution?.Status ?? {};
    const base = { made: id, started: SubmissionDateTime?.getTime(), ended: CompletionDateTime?.getTime() };
    if (State === 'SUCCEEDED') return { ...base, status: 'completed' };
    if (State === 'CANCELLED') return { ...base, status: 'stopped', reason: StateChangeReason ?? 'it was cancelled' };
    // Category 1 is Athena's own fault, 2 the query's.
    if (State === 'FAILED')
      return { ...base, status: 'failed', reason: StateChangeReason, faultOfService: AthenaError?.ErrorCategory === 1 };
    if (order.stopAsked()) await athena.send(new StopQueryExecutionCommand({ QueryExecutionId: id }));
    await wait(pollPause(age), signal);
  }

  async function sentBefore(): Promise<string> {
    const before = await journal.sent(attempt.step, attempt.number);
    if (before) return before.id;
    if (attempt.number > 1) await clearRows(aws, run.name, targetOf(input.QueryString));
    const command = new StartQueryExecutionCommand({ ...input, ClientRequestToken: token });
    const { QueryExecutionId = '' } = await athena.send(command);
    await journal.noteSent(attempt.step, attempt.number, { id: QueryExecutionId });
    return QueryExecutionId;
  }
}
