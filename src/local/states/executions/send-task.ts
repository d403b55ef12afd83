import { messageOf } from '../../../base/thrown.ts';
import type { Embedded } from '../../embedded.ts';
import { ServiceError } from '../../service-error.ts';
import { inTransaction } from '../../state.ts';
import { invalidToken } from '../refusals.ts';
import type { TokenAnswer } from '../tasks/tokens.ts';

export function sendTaskSuccess({ taskToken, output }: { taskToken: string; output: string }, aws: Embedded): object {
  try {
    JSON.parse(output);
  } catch (cause) {
    throw new ServiceError('InvalidOutput', `Invalid Output: '${messageOf(cause)}'`);
  }
  return answer(taskToken, { output }, aws);
}

export function sendTaskFailure(
  { taskToken, error, cause }: { taskToken: string; error?: string; cause?: string },
  aws: Embedded,
): object {
  return answer(taskToken, { ...(error !== undefined && { error }), ...(cause !== undefined && { cause }) }, aws);
}

export function sendTaskHeartbeat({ taskToken }: { taskToken: string }, aws: Embedded): object {
  inTransaction(aws.state, () => {
    mustWait(taskToken, aws);
    aws.state.prepare('UPDATE states_tokens SET beat = ? WHERE token = ?').run(aws.now(), taskToken);
  });
  aws.wake();
  return {};
}

function answer(token: string, told: TokenAnswer, aws: Embedded): object {
  inTransaction(aws.state, () => {
    mustWait(token, aws);
    aws.state.prepare('UPDATE states_tokens SET answer = ? WHERE token = ?').run(JSON.stringify(told), token);
  });
  aws.wake();
  return {};
}

function mustWait(token: string, { state }: Embedded): void {
  const row = state
    .prepare(
      `SELECT answer, status FROM states_tokens t JOIN states_executions e ON e.arn = t.execution WHERE token = ?`,
    )
    .get(token);
  if (!row) throw invalidToken();
  if (row['answer'] !== null || row['status'] !== 'RUNNING') {
    throw new ServiceError('TaskTimedOut', "Task Timed Out: 'Provided task does not exist anymore'");
  }
}
