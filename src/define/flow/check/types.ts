import type { ExpressionNode, ValueType } from '../../expression/node.ts';
import type { FlowDefinition } from '../flow-definition.ts';
import type { FoundStep } from '../walk.ts';
import { resultsOf } from './targets.ts';

/** What the type of an expression depends on. */
export interface Typed {
  flow: Pick<FlowDefinition, 'params'>;
  byName: ReadonlyMap<string, FoundStep>;
}

/** The type of an expression's value; `undefined` where only the run tells. */
export function typeOf({ flow, byName }: Typed, node: ExpressionNode): ValueType | undefined {
  switch (node.kind) {
    case 'param': {
      const type = flow.params[node.name]?.type;
      return type === 'enum' || type === 'date' ? 'string' : type;
    }
    case 'execution':
    case 'output':
      return 'string';
    case 'metric':
      return 'float';
    case 'result': {
      const step = byName.get(node.step)?.step;
      return step && resultsOf(step)[node.result];
    }
    case 'json':
    case 'property':
    case 'item':
      return undefined;
  }
}
