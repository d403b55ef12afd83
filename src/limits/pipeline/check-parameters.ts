import { type DefinitionFinding, shown } from './definition-finding.ts';
import { isJson, type Json, listOf } from './definition-step.ts';

/** The type of each parameter by its name: `String`, `Integer`, `Float`, `Boolean`. */
export function parameterTypes(definition: Json): ReadonlyMap<string, string> {
  return new Map(
    listOf(definition['Parameters'])
      .filter(isJson)
      .map(({ Name, Type }) => [textOf(Name), Type === undefined ? 'String' : textOf(Type)]),
  );
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** What the pipeline is given at its start. */
export function checkParameters(definition: Json): DefinitionFinding[] {
  const { Parameters: parameters = [] } = definition;
  if (!Array.isArray(parameters) || !parameters.every(isJson)) {
    return [finding('Parameters are no list of objects', 'Parameters take a list of objects', 'Write a list.')];
  }
  const names = parameters.map((parameter) => parameter['Name']);
  const repeated = new Set(names.filter((name, index) => names.indexOf(name) !== index));
  return [
    ...[...repeated].map((name) =>
      finding(
        `two parameters are called ${shown(name)}`,
        'every parameter has a name of its own',
        'Rename one of them.',
      ),
    ),
    ...parameters.flatMap(checkParameter),
  ];
}

const members = ['Name', 'Type', 'DefaultValue', 'Description', 'EnumValues'];

function checkParameter(parameter: Json): DefinitionFinding[] {
  const { Name, Type = 'String', DefaultValue, EnumValues } = parameter;
  const called = `the parameter ${shown(Name)}`;
  const unknown = Object.keys(parameter).filter((key) => !members.includes(key));
  const findings = unknown.map((key) =>
    finding(`${called} has ${shown(key)}`, `a parameter has ${members.join(', ')}`, 'Leave it out.'),
  );
  if (typeof Name !== 'string' || !/^[A-Za-z0-9\-_]{1,64}$/u.test(Name)) {
    const rule = 'its name has 1 to 64 letters, digits, hyphens and underscores';
    findings.push(finding(`${called} can't be called so`, rule, 'Rename it.'));
  }
  const isOfType = typeof Type === 'string' && Object.hasOwn(types, Type) ? types[Type] : undefined;
  if (!isOfType) {
    const rule = `a parameter is one of ${Object.keys(types).join(', ')}`;
    findings.push(finding(`${called} is of the type ${shown(Type)}`, rule, 'Choose one of these types.'));
  } else if (DefaultValue !== undefined && !isOfType(DefaultValue)) {
    const rule = `the default of a parameter of the type ${shown(Type)} is such a value itself, of at most 4096 characters`;
    findings.push(finding(`${called} has the default ${shown(DefaultValue)}`, rule, 'Give another default.'));
  }
  if (EnumValues !== undefined) findings.push(...checkChoices(called, EnumValues, Type, DefaultValue));
  return findings;
}

const types: Readonly<Record<string, (value: unknown) => boolean>> = {
  String: (value) => typeof value === 'string' && value.length <= 4096,
  Integer: (value) => Number.isInteger(value),
  Float: (value) => typeof value === 'number',
  Boolean: (value) => typeof value === 'boolean',
};

function checkChoices(called: string, choices: unknown, type: unknown, given: unknown): DefinitionFinding[] {
  const texts = listOf(choices);
  if (type !== 'String' || texts.length === 0 || texts.length > 16 || texts.some((text) => typeof text !== 'string')) {
    const rule = 'only a String takes EnumValues: 1 to 16 texts';
    return [finding(`${called} has the EnumValues ${shown(choices)}`, rule, 'Change its EnumValues.')];
  }
  if (given === undefined || texts.includes(given)) return [];
  return [
    finding(
      `${called} has the default ${shown(given)}`,
      `its EnumValues are ${shown(texts)}`,
      'Make one of these the default.',
    ),
  ];
}

function finding(what: string, rule: string, fix: string): DefinitionFinding {
  return { step: '', what, rule, fix };
}
