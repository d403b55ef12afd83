import { nearest } from '../../base/nearest.ts';
import { hasAnswer, propertyAt } from './answers.ts';
import { type DefinitionFinding, listed, shown } from './definition-finding.ts';
import { type DefinitionStep, isJson, listOf } from './definition-step.ts';

/** What references in a definition may name. */
export interface Names {
  /** The type of each parameter. */
  parameters: ReadonlyMap<string, string>;
  steps: ReadonlyMap<string, DefinitionStep>;
  /** Whether the definition names an experiment and a trial. */
  experiment: boolean;
}

/** What a reference stands for: the type of its value where that is sure, and what is wrong with it. */
export interface Referred {
  type?: string;
  wrong?: Omit<DefinitionFinding, 'step'>;
}

/** Looks a reference up that stands in the arguments of a step. */
export function lookUp(target: string, step: DefinitionStep, names: Names): Referred {
  const [, root, rest = ''] = /^(Parameters|Execution|PipelineExperimentConfig|Steps)\.(.+)$/su.exec(target) ?? [];
  switch (root) {
    case 'Parameters':
      return lookUpParameter(rest, names);
    case 'Execution':
      return lookUpVariable(rest, step);
    case 'PipelineExperimentConfig':
      return lookUpExperiment(rest, names);
    case 'Steps':
      return lookUpProperty(rest, step, names);
    default:
      return wrong(
        `it reads ${shown(target)}`,
        'a reference begins with Parameters, Execution, PipelineExperimentConfig or Steps',
        'Correct the reference.',
      );
  }
}

function lookUpParameter(name: string, { parameters }: Names): Referred {
  const type = parameters.get(name);
  if (type !== undefined) return { type };
  return wrong(
    `it reads the parameter ${shown(name)}, which is not there`,
    `the parameters are ${listed([...parameters.keys()]) || 'none'}`,
    correction(name, parameters.keys()),
  );
}

const variables = [
  'StartDateTime',
  'CurrentDateTime',
  'PipelineName',
  'PipelineArn',
  'PipelineExecutionId',
  'PipelineExecutionArn',
];
const ownNames: Readonly<Record<string, string>> = { TrainingJobName: 'Training', ProcessingJobName: 'Processing' };

function lookUpVariable(name: string, { type }: DefinitionStep): Referred {
  if (variables.includes(name)) return { type: 'String' };
  const only = Object.hasOwn(ownNames, name) ? ownNames[name] : undefined;
  if (only === type && only !== undefined) return { type: 'String' };
  const known = [...variables, ...Object.keys(ownNames)];
  return wrong(
    `it reads Execution.${name}`,
    only ? `Execution.${name} is known only to a ${only} step` : `an execution tells ${listed(known)}`,
    correction(name, known),
  );
}

function lookUpExperiment(name: string, { experiment }: Names): Referred {
  if (experiment && (name === 'ExperimentName' || name === 'TrialName')) return { type: 'String' };
  return wrong(
    `it reads PipelineExperimentConfig.${name}`,
    experiment ? 'it tells ExperimentName and TrialName' : 'the definition has no PipelineExperimentConfig',
    'Correct the reference.',
  );
}

function lookUpProperty(rest: string, reader: DefinitionStep, { steps }: Names): Referred {
  const [, name = '', path = ''] = /^([^.[\]]+)\.?(.*)$/su.exec(rest) ?? [];
  const step = steps.get(name);
  if (!step) {
    return wrong(
      `it reads of the step ${shown(name)}, which is not there`,
      `the steps are ${listed([...steps.keys()])}`,
      correction(name, steps.keys()),
    );
  }
  if (name === reader.name)
    return wrong('it reads of itself', 'a step has properties once it ended', 'Read of another step.');
  return propertyOf(step, path);
}

function propertyOf(step: DefinitionStep, path: string): Referred {
  switch (step.type) {
    case 'Lambda':
    case 'Callback':
      return resultOf(step, path);
    case 'Condition':
      return path === 'Outcome' ? { type: 'String' } : unknown(step, path, ['Outcome']);
    case 'Fail':
      return unknown(step, path, []);
    case 'Processing':
      return missingOutput(step, path) ?? describedBy(step, path);
    default:
      return hasAnswer(step.type) ? describedBy(step, path) : {};
  }
}

function resultOf(step: DefinitionStep, path: string): Referred {
  const results = listOf(step.body['OutputParameters']).filter(isJson);
  const [, name] = /^OutputParameters\[['"](.*)['"]\]$/su.exec(path) ?? [];
  const found = results.find(({ OutputName }) => name !== undefined && OutputName === name);
  if (found) return typeof found['OutputType'] === 'string' ? { type: found['OutputType'] } : {};
  return unknown(
    step,
    path,
    results.map(({ OutputName }) => `OutputParameters['${String(OutputName)}']`),
  );
}

/** An output is found by its name among those that the step declares, where all of these are literal. */
function missingOutput(step: DefinitionStep, path: string): Referred | undefined {
  const [, name] = /^ProcessingOutputConfig\.Outputs\[['"]([^'"]+)['"]\]/u.exec(path) ?? [];
  const names = outputsOf(step);
  if (name === undefined || names === undefined || names.includes(name)) return undefined;
  return wrong(
    `it reads the output ${shown(name)} of ${step.name}, which is not there`,
    `the outputs of ${step.name} are ${listed(names) || 'none'}`,
    correction(name, names),
  );
}

/** The names of the outputs that a processing step declares; `undefined` where some are known only at its start. */
export function outputsOf({ arguments: written }: DefinitionStep): string[] | undefined {
  const config = written['ProcessingOutputConfig'];
  const names = listOf(isJson(config) ? config['Outputs'] : undefined).map((output) =>
    isJson(output) ? output['OutputName'] : undefined,
  );
  return names.every((name) => typeof name === 'string') ? names : undefined;
}

function describedBy(step: DefinitionStep, path: string): Referred {
  const property = propertyAt(step.type, path);
  switch (property.kind) {
    case 'value':
      return { type: pipelineType(property.type) };
    case 'whole':
      return wrong(
        `it reads ${path} of ${step.name}, which is no single value`,
        'a reference stands for a text, a number or a boolean',
        'Read single members of it.',
      );
    case 'unknown':
      return unknown(step, path, property.known, property.part);
    case 'malformed':
      return unknown(step, path, []);
  }
}

function pipelineType(type: string): string | undefined {
  if (type === 'integer' || type === 'long') return 'Integer';
  if (type === 'float' || type === 'double') return 'Float';
  return type === 'boolean' ? 'Boolean' : 'String';
}

function unknown({ name, type }: DefinitionStep, path: string, known: readonly string[], part = path): Referred {
  return wrong(
    `it reads ${shown(path)} of ${name}`,
    known.length > 0 ? `a ${type} step tells ${listed(known)} there` : `a ${type} step tells nothing there`,
    correction(part, known),
  );
}

function correction(name: string, known: Iterable<string>): string {
  const near = nearest(name, known);
  return near === undefined ? 'Correct the reference.' : `Write ${near}.`;
}

function wrong(what: string, rule: string, fix: string): Referred {
  return { wrong: { what, rule, fix } };
}
