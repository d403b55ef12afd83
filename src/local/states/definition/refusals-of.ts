import validate from 'asl-validator';
import type { DefinitionFinding } from './finding.ts';

/** What the service refuses in the text of a definition, which must be a JSON object; throws a SyntaxError where it is no JSON. */
export function refusalsOf(text: string): DefinitionFinding[] {
  // The validator writes into what it is given.
  const { errors } = validate(JSON.parse(text) as object, { checkPaths: true, checkArn: true });
  return errors.map((error) => ({
    code: codes[error['Error code']] ?? 'SCHEMA_VALIDATION_FAILED',
    message: error.Message.trim(),
    location: error.schemaError?.instancePath || '/',
  }));
}

const codes: Readonly<Record<string, string>> = {
  DUPLICATE_STATE_NAMES: 'DUPLICATE_STATE_NAME',
  MISSING_TERMINAL_STATE: 'MISSING_END_STATE',
  MISSING_TRANSITION_TARGET: 'MISSING_TRANSITION_TARGET',
};
