import type { ParameterType, StepDefinition } from '../definition/definition.ts';
import { jsonText, memberOf } from '../json.ts';

/** The types of the outputs that a Lambda or Callback step declares, by their names. */
export function outputTypes({ members }: StepDefinition): Record<string, ParameterType> {
  const outputs = members['OutputParameters'];
  return Object.fromEntries(
    (Array.isArray(outputs) ? outputs : []).map((output) => [
      jsonText(memberOf(output, 'OutputName') ?? ''),
      (memberOf(output, 'OutputType') ?? 'String') as ParameterType,
    ]),
  );
}
