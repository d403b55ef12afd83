import type { ExpressionNode, ValueType } from '../../define/expression/node.ts';
import type { Param } from '../../define/definition.ts';
import type { FlowDefinition } from '../../define/flow/flow-definition.ts';
import { propertyAt } from '../../limits/pipeline/answers.ts';
import type { Source } from './source.ts';
import { stepTypeOf } from './step-type.ts';
import type { PropertyFile } from './property-files.ts';

/** All that the expressions of a pipeline may name. */
export interface Scene {
  params: FlowDefinition['params'];
  /** By name; nothing is repeated any more. */
  steps: ReadonlyMap<string, Source>;
  /** What is read of each processing step's JSON files, by the step's name. */
  files: ReadonlyMap<string, readonly PropertyFile[]>;
}

/** The type of an expression's value where that is sure. */
export function typeOf(node: ExpressionNode, { params, steps }: Scene): ValueType | undefined {
  switch (node.kind) {
    case 'param':
      return params[node.name] && typeOfParam(params[node.name] as Param);
    case 'execution':
    case 'output':
      return 'string';
    case 'metric':
      return 'float';
    case 'result': {
      const step = steps.get(node.step)?.planned.step;
      return step && 'results' in step ? step.results[node.result] : undefined;
    }
    case 'property':
      return isText(node, steps) ? 'string' : undefined;
    case 'json':
    case 'item':
      return undefined;
  }
}

/** What a param is to a pipeline: a date and a choice are texts. */
export function typeOfParam({ type }: Param): ValueType {
  return type === 'enum' || type === 'date' ? 'string' : type;
}

function isText({ step, path }: Extract<ExpressionNode, { kind: 'property' }>, steps: Scene['steps']): boolean {
  const { operation } = steps.get(step)?.planned.request ?? {};
  const property = propertyAt(stepTypeOf(operation ?? ''), path);
  return property.kind === 'value' && property.type === 'string';
}
