import { messageOf } from '../../../base/thrown.ts';
import { isJsonObject, type Json, type JsonObject, memberOf } from '../json.ts';
import { unreadable } from '../refusals.ts';
import type { Definition, ParameterDefinition, ParameterType } from './definition.ts';
import { checkGraph } from './check-graph.ts';
import { readStep, textMember } from './read-step.ts';

/** Reads a pipeline definition. Throws the service's `ValidationException` for one that it could not read or carry out. */
export function readDefinition(text: string): Definition {
  const document = parse(text);
  if (document['Version'] !== '2020-12-01') {
    throw unreadable(`Invalid version ${JSON.stringify(document['Version'])}; the one version is 2020-12-01.`);
  }
  const steps = listMember(document, 'Steps');
  if (steps.length === 0) throw unreadable('Steps must hold at least one step.');
  const definition = {
    parameters: listMember(document, 'Parameters').map(readParameter),
    experiment: experimentOf(document['PipelineExperimentConfig']),
    steps: steps.flatMap((step) => readStep(step)),
  };
  checkGraph(definition);
  return definition;
}

function parse(text: string): JsonObject {
  let value: Json;
  try {
    value = JSON.parse(text) as Json;
  } catch (cause) {
    throw unreadable(`It is not JSON: ${messageOf(cause)}`);
  }
  if (!isJsonObject(value)) throw unreadable('Expecting start of Json Object.');
  return value;
}

function listMember(document: JsonObject, name: string): readonly Json[] {
  const value = document[name] ?? [];
  if (!Array.isArray(value)) throw unreadable(`Expecting start of Json Array. (${name})`);
  return value;
}

const types: readonly string[] = ['String', 'Integer', 'Float', 'Boolean'] satisfies ParameterType[];

function readParameter(value: Json): ParameterDefinition {
  const name = textMember(value, 'Name', 'a parameter');
  if (!/^[A-Za-z0-9\-_]{1,64}$/.test(name)) throw unreadable(`Invalid parameter name '${name}'.`);
  const type = textMember(value, 'Type', `parameter '${name}'`);
  if (!types.includes(type)) throw unreadable(`Invalid type '${type}' of parameter '${name}'.`);
  const values = memberOf(value, 'EnumValues');
  return {
    name,
    type: type as ParameterType,
    fallback: memberOf(value, 'DefaultValue') ?? undefined,
    ...(Array.isArray(values) && { values }),
  };
}

function experimentOf(value: Json | undefined): Definition['experiment'] {
  const name = memberOf(value, 'ExperimentName');
  return name === undefined ? undefined : { name, trial: memberOf(value, 'TrialName') ?? '' };
}
