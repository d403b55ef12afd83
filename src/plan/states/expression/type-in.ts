import type { ExpressionNode, ValueType } from '../../../define/expression/node.ts';
import { typeOf } from '../../../define/expression/type-of.ts';
import type { Compiling } from '../compiling.ts';

/** The type of an expression's value in the flow that is compiled. */
export function typeIn(
  { flow, known }: Pick<Compiling, 'flow' | 'known'>,
  node: ExpressionNode,
): ValueType | undefined {
  return typeOf(node, { params: flow.params, stepNamed: (name) => known.get(name)?.step });
}
