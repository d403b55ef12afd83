import type { Param } from '../../define/definition.ts';
import type { FlowDefinition } from '../../define/flow/flow-definition.ts';
import type { ValueType } from '../../define/expression/node.ts';
import { typeOfParam } from '../../define/expression/type-of.ts';

/** What the pipeline is given at its start. */
export function writeParameters(params: FlowDefinition['params']): Readonly<Record<string, unknown>>[] {
  return Object.entries(params).map(([Name, param]) => ({
    Name,
    Type: pipelineTypes[typeOfParam(param)],
    ...(param.default !== undefined && { DefaultValue: param.default }),
    ...choicesOf(param),
    ...(param.help !== undefined && { Description: param.help }),
  }));
}

function choicesOf(param: Param): { EnumValues?: readonly string[] } {
  return param.type === 'enum' ? { EnumValues: param.values } : {};
}

/** The types of parameters and of results. */
export const pipelineTypes: Readonly<Record<ValueType, string>> = {
  string: 'String',
  int: 'Integer',
  float: 'Float',
  bool: 'Boolean',
};
