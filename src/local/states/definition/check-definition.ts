import { messageOf } from '../../../base/thrown.ts';
import type { Embedded } from '../../embedded.ts';
import { ServiceError } from '../../service-error.ts';
import type { Definition } from './definition.ts';
import type { DefinitionFinding } from './finding.ts';
import { refusalsOf } from './refusals-of.ts';
import { unsupported } from './unsupported.ts';

/** All that is wrong with the text of a definition: what the service refuses, then what can't be run here. */
export async function findingsIn(text: string, aws: Embedded): Promise<DefinitionFinding[]> {
  let definition: unknown;
  try {
    definition = JSON.parse(text);
  } catch (error) {
    return [{ code: 'INVALID_JSON_DESCRIPTION', message: messageOf(error), location: '/' }];
  }
  if (typeof definition !== 'object' || definition === null || Array.isArray(definition)) {
    return [{ code: 'SCHEMA_VALIDATION_FAILED', message: 'The definition must be a JSON object', location: '/' }];
  }
  const refused = refusalsOf(text);
  return refused.length > 0 ? refused : unsupported(definition as Definition, aws);
}

/** Throws `InvalidDefinition` with all that is wrong with the text of a definition. */
export async function checkDefinition(text: string, aws: Embedded): Promise<void> {
  const findings = await findingsIn(text, aws);
  if (findings.length > 0) {
    const told = findings.map(({ code, message, location }) => `${code}: ${message} at ${location}`).join(', ');
    throw new ServiceError('InvalidDefinition', `Invalid State Machine Definition: '${told}'`);
  }
}
