import { invalid } from '../sagemaker/refusals.ts';
import type { ParameterDefinition } from './definition/definition.ts';
import { type Json, jsonText } from './json.ts';

/** The text of each param of an execution: what it was started with, else the default. Refuses as the service does. */
export function startParameters(
  defined: readonly ParameterDefinition[],
  given: readonly { Name: string; Value: string }[],
): Record<string, string> {
  const twice = given.find(({ Name }, index) => given.findIndex((each) => each.Name === Name) !== index);
  if (twice) throw invalid(`Parameter '${twice.Name}' is given twice.`);
  const unknown = given.filter(({ Name }) => !defined.some(({ name }) => name === Name));
  if (unknown.length > 0) {
    throw invalid(`Unknown pipeline parameters: ${unknown.map(({ Name }) => Name).join(', ')}.`);
  }
  const values = defined.map((parameter): [string, string] => {
    const text = given.find(({ Name }) => Name === parameter.name)?.Value ?? fallbackOf(parameter);
    checkValue(parameter, text);
    return [parameter.name, text];
  });
  return Object.fromEntries(values);
}

/** A param's value in its own type; `undefined` for a text that isn't of that type. */
export function typedValue({ type }: Pick<ParameterDefinition, 'type'>, text: string): Json | undefined {
  switch (type) {
    case 'String':
      return text;
    case 'Integer':
      return /^[+-]?\d+$/.test(text) && Number.isSafeInteger(Number(text)) ? Number(text) : undefined;
    case 'Float':
      return text.trim() !== '' && Number.isFinite(Number(text)) ? Number(text) : undefined;
    case 'Boolean':
      return { true: true, false: false }[text.toLowerCase()];
  }
}

function fallbackOf({ name, fallback }: ParameterDefinition): string {
  if (fallback === undefined) throw invalid(`Parameter '${name}' is undefined.`);
  return jsonText(fallback);
}

function checkValue(parameter: ParameterDefinition, text: string): void {
  const { name, type, values } = parameter;
  if (text === '') throw invalid(`Parameter '${name}': string "" is too short (length: 0, required minimum: 1)`);
  if (typedValue(parameter, text) === undefined) throw invalid(`Parameter '${name}' must be of type ${type}: ${text}`);
  if (values && !values.some((each) => jsonText(each) === text)) {
    throw invalid(`Parameter '${name}' must be one of ${values.map(jsonText).join(', ')}: ${text}`);
  }
}
