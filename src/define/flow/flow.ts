import { MlxError } from '../../base/errors.ts';
import { freeze } from '../../base/freeze.ts';
import { expressionOf, type Expression } from '../expression/expression.ts';
import { buildFlow } from './build.ts';
import type { Flow } from './draft.ts';
import type { FlowParam } from './param.ts';

/** The params of a flow as its function sees them: known only while it runs. */
export type ParamExpressions<P> = {
  readonly [N in keyof P & string]: P[N] extends FlowParam<infer T> ? Expression<T> : never;
};

/**
 * Describes a flow: `build` is called once, and what `job()`, `when()` and the others make in it are its steps. Nothing is
 * run. The flow is frozen plain data; heads are read, and names checked, when it is.
 *
 * @example
 * export default flow('delays', { day: param.date('2013-01-01') }, ({ day }) => {
 *   const prepare = job('jobs/prepare.py', { params: { day } });
 *   job('jobs/train.py', { inputs: { features: prepare.outputs.features } });
 * });
 */
export function flow<const P extends Readonly<Record<string, FlowParam>>>(
  name: string,
  params: P,
  build: (params: ParamExpressions<P>) => void,
  { description }: { readonly description?: string } = {},
): Flow {
  if (typeof name !== 'string' || typeof params !== 'object' || typeof build !== 'function') {
    throw new MlxError('FLOW_MODULE', {
      file: `flow(${JSON.stringify(name)})`,
      reason: 'flow() takes a name, params and a function',
    });
  }
  const expressions = Object.keys(params).map((param) => [param, expressionOf({ kind: 'param', name: param })]);
  const given = Object.freeze(Object.fromEntries(expressions)) as ParamExpressions<P>;
  const built = buildFlow(() => build(given));
  const about = description === undefined ? {} : { description };
  return freeze({ kind: 'flow', name, ...about, params: structuredClone(params), ...built });
}
