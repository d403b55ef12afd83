import { messageOf } from '../../../base/thrown.ts';
import { isJsonObject, type Json, type JsonObject, memberOf } from '../json.ts';
import { unreadable } from '../refusals.ts';
import type { Definition, ParameterDefinition, ParameterType } from './definition.ts';
import { readStep, textMember } from './read-step.ts';

/**
 * Reads a pipeline definition that keeps to the service's rules. Throws a `ValidationException` for steps that the embedded AWS
 * can't carry out.
 */
export function readDefinition(text: string): Definition {
  const document = parseDefinition(text);
  return {
    parameters: listMember(document, 'Parameters').map(readParameter),
    experiment: experimentOf(document['PipelineExperimentConfig']),
    steps: listMember(document, 'Steps').flatMap((step) => readStep(step)),
  };
}

/** The JSON of a definition. Throws `ValidationException` for what is none. */
export function parseDefinition(text: string): JsonObject {
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

function readParameter(value: Json): ParameterDefinition {
  const values = memberOf(value, 'EnumValues');
  return {
    name: textMember(value, 'Name', 'a parameter'),
    type: textMember(value, 'Type', 'a parameter') as ParameterType,
    fallback: memberOf(value, 'DefaultValue') ?? undefined,
    ...(Array.isArray(values) && { values }),
  };
}

function experimentOf(value: Json | undefined): Definition['experiment'] {
  const name = memberOf(value, 'ExperimentName');
  return name === undefined ? undefined : { name, trial: memberOf(value, 'TrialName') ?? '' };
}
