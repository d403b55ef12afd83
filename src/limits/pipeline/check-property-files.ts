import { outputsOf } from './check-reference.ts';
import { type DefinitionFinding, listed, shown } from './definition-finding.ts';
import { type DefinitionStep, isJson, listOf } from './definition-step.ts';

/** The JSON files that a step says others read of it. */
export function checkPropertyFiles(step: DefinitionStep): DefinitionFinding[] {
  const { PropertyFiles: files } = step.body;
  if (files === undefined) return [];
  const outputs = outputsOf(step);
  const names = listOf(files).map((file) => (isJson(file) ? file['PropertyFileName'] : undefined));
  return listOf(files).flatMap((file, index) => {
    const { PropertyFileName, OutputName, FilePath } = isJson(file) ? file : {};
    const isWhole = [PropertyFileName, OutputName, FilePath].every((text) => typeof text === 'string' && text !== '');
    if (!isWhole || names.indexOf(PropertyFileName) !== index) {
      const rule = 'a property file has a PropertyFileName of its own, an OutputName and a FilePath';
      return [{ step: step.name, what: `it has the property file ${shown(file)}`, rule, fix: 'Correct it.' }];
    }
    if (outputs === undefined || outputs.includes(OutputName as string)) return [];
    const rule = `the outputs of ${step.name} are ${listed(outputs) || 'none'}`;
    return [
      {
        step: step.name,
        what: `a property file lies in the output ${shown(OutputName)}`,
        rule,
        fix: 'Name one of its outputs.',
      },
    ];
  });
}
