import type { Param } from '../definition.ts';
import type { Step } from '../flow/flow-definition.ts';
import type { ExpressionNode, ValueType } from './node.ts';

/** What the type of an expression depends on. */
export interface Typed {
  params: Readonly<Record<string, Param>>;
  stepNamed: (name: string) => Step | undefined;
}

/** The type of an expression's value; `undefined` where only the run tells. */
export function typeOf(node: ExpressionNode, { params, stepNamed }: Typed): ValueType | undefined {
  switch (node.kind) {
    case 'param': {
      const param = params[node.name];
      return param && typeOfParam(param);
    }
    case 'execution':
    case 'output':
      return 'string';
    case 'metric':
      return 'float';
    case 'result': {
      const step = stepNamed(node.step);
      return step?.kind === 'lambda' || step?.kind === 'approval' ? step.results[node.result] : undefined;
    }
    case 'json':
    case 'property':
    case 'item':
      return undefined;
  }
}

/** A date and a choice are texts. */
export function typeOfParam({ type }: Param): ValueType {
  return type === 'enum' || type === 'date' ? 'string' : type;
}
