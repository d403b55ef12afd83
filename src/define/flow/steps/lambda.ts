import type { Expression } from '../../expression/expression.ts';
import type { ValueType } from '../../expression/node.ts';
import { openStep } from '../build.ts';
import type { NoResults, ResultHandle, Results } from '../handles.ts';
import type { CommonOptions } from '../options/common.ts';
import { flowValue, literalText, oneOf, recordOf } from '../options/readers.ts';
import { asStepName } from '../step-name.ts';

export interface LambdaOptions<R> extends CommonOptions {
  /** The event that the function gets. */
  readonly payload?: Readonly<Record<string, string | number | boolean | Expression>>;
  /** What of its answer other steps read, with the types. */
  readonly results?: R;
}

/** The type of a result. */
export const valueType = oneOf(['string', 'int', 'float', 'bool'] satisfies readonly ValueType[]);

/**
 * Calls a function of AWS Lambda that is there already, by its name or ARN.
 * Throws FLOW_OUTSIDE.
 *
 * @example
 * const rows = lambda('count-rows', { payload: { day }, results: { count: 'int' } });
 * when(rows.results.count.above(0), () => ...);
 */
export function lambda<const R extends Results = NoResults>(
  functionName: string,
  options: LambdaOptions<R> = {},
): ResultHandle<R> {
  const { add, common, one, read } = openStep('lambda');
  const called = one('function', functionName, literalText) ?? '';
  const fields = { payload: recordOf(flowValue), results: recordOf(valueType) };
  const { payload = {}, results = {}, ...said } = read(options, fields);
  const name = asStepName(called.split(':').at(-1) ?? '', 'lambda');
  return add({
    kind: 'lambda',
    ...common(said, name, 'numbered'),
    function: called,
    payload,
    results,
  });
}
