import { checkArguments } from './check-arguments.ts';
import { checkCalls } from './check-calls.ts';
import { checkConditions } from './check-conditions.ts';
import { checkOrder } from './check-order.ts';
import { checkParameters, parameterTypes } from './check-parameters.ts';
import { checkPolicies } from './check-policies.ts';
import { checkPropertyFiles } from './check-property-files.ts';
import type { Names } from './check-reference.ts';
import { checkShape } from './check-shape.ts';
import type { DefinitionFinding } from './definition-finding.ts';
import { isJson, stepsOf } from './definition-step.ts';

/** Characters of a definition that is sent with the request or lies in S3. */
export const longestDefinition = 1_048_576;

/**
 * Checks the definition of a SageMaker Pipeline, whoever wrote it, for what the service refuses and for what could not work
 * when it runs: names, types, references and where they stand, conditions, files, retries, caches, circles.
 * `characters` is its length as text, where that is known. Returns all findings, those of the definition as a whole first.
 */
export function checkPipelineDefinition(definition: unknown, characters?: number): DefinitionFinding[] {
  if (!isJson(definition)) {
    return [
      { step: '', what: 'the definition is no object', rule: 'a definition is a JSON object', fix: 'Write one.' },
    ];
  }
  const steps = stepsOf(definition['Steps']);
  const byName = new Map(steps.map((step) => [step.name, step]));
  const names: Names = {
    parameters: parameterTypes(definition),
    steps: byName,
    experiment: isJson(definition['PipelineExperimentConfig']),
  };
  return [
    ...checkSize(characters ?? JSON.stringify(definition).length),
    ...checkShape(definition, steps),
    ...checkParameters(definition),
    ...steps.flatMap((step) => [
      ...checkArguments(step, names),
      ...checkPropertyFiles(step),
      ...checkConditions(step),
      ...checkCalls(step),
      ...checkPolicies(step),
    ]),
    ...checkOrder(byName),
  ];
}

function checkSize(length: number): DefinitionFinding[] {
  if (length <= longestDefinition) return [];
  const rule = `a definition has at most ${longestDefinition} characters`;
  return [{ step: '', what: `the definition has ${length} characters`, rule, fix: 'Split the pipeline.' }];
}
