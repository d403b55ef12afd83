import type { ExpressionNode, ValueType } from '../../define/expression/node.ts';
import { typeOf } from '../../define/expression/type-of.ts';
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

/** The type of an expression's value where that is sure, as it also is of fields that are texts in every answer. */
export function typeIn({ params, steps }: Scene, node: ExpressionNode): ValueType | undefined {
  if (node.kind === 'property') return isText(node, steps) ? 'string' : undefined;
  return typeOf(node, { params, stepNamed: (name) => steps.get(name)?.planned.step });
}

function isText({ step, path }: Extract<ExpressionNode, { kind: 'property' }>, steps: Scene['steps']): boolean {
  const { operation } = steps.get(step)?.planned.request ?? {};
  const property = propertyAt(stepTypeOf(operation ?? ''), path);
  return property.kind === 'value' && property.type === 'string';
}
