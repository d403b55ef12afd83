import type { JobDefinition, ParamValue } from '../define/definition.ts';

/** Name and text of each param that has a value, in the order of the head: what was asked for, else the default. */
export function paramTexts(
  { params }: JobDefinition,
  values: Readonly<Record<string, ParamValue>>,
): readonly (readonly [string, string])[] {
  return Object.entries(params).flatMap(([name, param]) => {
    const value = Object.hasOwn(values, name) ? values[name] : param.default;
    return value === undefined ? [] : [[name, String(value)] as const];
  });
}
