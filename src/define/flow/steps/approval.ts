import { openStep } from '../build.ts';
import type { NoResults, ResultHandle, Results } from '../handles.ts';
import type { CommonOptions } from '../options/common.ts';
import { literalText, recordOf, template } from '../options/readers.ts';
import type { Text } from '../values.ts';
import { valueType } from './lambda.ts';

export interface ApprovalOptions<R> extends CommonOptions {
  /** URL of the SQS queue that is told; left out, the project's own. */
  readonly queue?: string;
  /** What the answer holds besides yes or no, with the types. */
  readonly results?: R;
}

/** Waits until a person says yes (`mlx approve`) or no, which ends the run as failed. Throws FLOW_OUTSIDE. */
export function approval<const R extends Results = NoResults>(
  message: Text,
  options: ApprovalOptions<R> = {},
): ResultHandle<R> {
  const { add, common, one, read } = openStep('approval');
  const { queue, results = {}, ...said } = read(options, { queue: literalText, results: recordOf(valueType) });
  return add({
    kind: 'approval',
    ...common(said, 'approval', 'numbered'),
    message: one('message', message, template) ?? '',
    ...(queue !== undefined && { queue }),
    results,
  });
}
