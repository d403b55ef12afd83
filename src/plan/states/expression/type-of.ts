import type { ExpressionNode, ValueType } from '../../../define/expression/node.ts';
import type { Param } from '../../../define/definition.ts';
import type { Compiling } from '../compiling.ts';

/** The type of an expression's value; `undefined` where only the run can tell. */
export function typeOf(
  node: ExpressionNode,
  { flow, known }: Pick<Compiling, 'flow' | 'known'>,
): ValueType | undefined {
  switch (node.kind) {
    case 'param':
      return paramType(flow.params[node.name]);
    case 'execution':
    case 'output':
      return 'string';
    case 'metric':
      return 'float';
    case 'result': {
      const step = known.get(node.step)?.step;
      return step?.kind === 'lambda' || step?.kind === 'approval' ? step.results[node.result] : undefined;
    }
    case 'json':
    case 'property':
    case 'item':
      return undefined;
  }
}

function paramType(param: Param | undefined): ValueType | undefined {
  switch (param?.type) {
    case 'date':
    case 'enum':
      return 'string';
    default:
      return param?.type;
  }
}
