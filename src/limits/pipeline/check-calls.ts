import { type DefinitionFinding, shown } from './definition-finding.ts';
import { type DefinitionStep, isJson, listOf } from './definition-step.ts';
import { functionOf } from './functions.ts';

type Words = Omit<DefinitionFinding, 'step'>;

/** What calls out, and what ends the run: flat arguments, named results, a message. */
export function checkCalls(step: DefinitionStep): DefinitionFinding[] {
  return words(step).map((each) => ({ step: step.name, ...each }));
}

function words(step: DefinitionStep): Words[] {
  switch (step.type) {
    case 'Lambda':
    case 'Callback':
      return [...checkFlat(step), ...checkResults(step)];
    case 'Fail': {
      const { ErrorMessage: message } = step.arguments;
      if (typeof message === 'string' || functionOf(message)) return [];
      const rule = 'the ErrorMessage of a Fail step is a text, a reference or a function';
      return [{ what: `its ErrorMessage is ${shown(message)}`, rule, fix: 'Give an ErrorMessage.' }];
    }
    default:
      return [];
  }
}

function checkFlat({ type, arguments: written }: DefinitionStep): Words[] {
  return Object.entries(written)
    .filter(([, value]) => !['string', 'number', 'boolean'].includes(typeof value) && !functionOf(value))
    .map(([key, value]) => ({
      what: `its argument ${key} is ${shown(value)}`,
      rule: `a ${type} step takes single values`,
      fix: 'Give its members one by one.',
    }));
}

const types = ['String', 'Integer', 'Boolean', 'Float'];

function checkResults({ type, body }: DefinitionStep): Words[] {
  const results = listOf(body['OutputParameters']);
  const names = results.map((result) => (isJson(result) ? result['OutputName'] : undefined));
  return results
    .filter((result, index) => {
      const { OutputName, OutputType } = isJson(result) ? result : {};
      return (
        typeof OutputName !== 'string' ||
        names.indexOf(OutputName) !== index ||
        !types.some((each) => each === OutputType)
      );
    })
    .map((result) => ({
      what: `it has the result ${shown(result)}`,
      rule: `a result of a ${type} step has an OutputName of its own and an OutputType, one of ${types.join(', ')}`,
      fix: 'Correct it.',
    }));
}
