import { type Code, tell } from '../../base/errors.ts';
import { type ExitCode, exitCodeOf } from '../../base/exit-codes.ts';
import type { RunStatus } from '../../runs/run.ts';

/** What is known of a log when it is left. */
export interface LogOutcome {
  /** False until it has been found. */
  isOpen: boolean;
  status?: RunStatus;
  /** Events that could not be read. */
  lost: number;
  /** The error that ended the reading. */
  failure?: { code: Code; details: unknown };
}

/** The exit code of a log that was left: that of its run if it has ended, and 0 where it goes on. */
export function exitOfLog({ status, lost, failure }: LogOutcome): ExitCode {
  if (failure) return exitCodeOf(tell(failure.code, failure.details as never).audience);
  if (status === 'failed' || status === 'stopped') return 1;
  return lost > 0 ? 5 : 0;
}
