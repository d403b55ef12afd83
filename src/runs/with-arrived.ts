import { MlxError } from '../base/errors.ts';

/** The same error with what had been sent before it in its `still`. `unchanged` is what was not begun. */
export function withArrived(error: unknown, arrived: readonly string[], unchanged: string): unknown {
  // Whether anything was started is not known then, which is more than this could tell.
  if (!(error instanceof MlxError) || error.code === 'AWS_UNREACHABLE' || arrived.length === 0) return error;
  const shown = arrived.slice(0, 3).join(', ') + (arrived.length > 3 ? `, and ${arrived.length - 3} more` : '');
  const details = {
    ...(error.details as object),
    still: `${unchanged} What had been sent stays there and costs only its storage: ${shown}.`,
  };
  return new MlxError(error.code, details, { cause: error.cause, faults: error.faults });
}
