import type { Call } from './call.ts';
import { isReadingSql } from './is-reading-sql.ts';

/** How the names of operations begin that change nothing. */
const reading = /^(?:BatchDescribe|BatchGet|Describe|Filter|Get|Head|List|Query|Search|Validate)(?=[A-Z]|$)/;

/** Whether a call only reads: by the name of its operation, and of a statement of Athena by what it says. */
export function readsOnly({ service, operation, input }: Call): boolean {
  if (service === 'athena' && operation === 'StartQueryExecution') return isReadingSql(input['QueryString']);
  return reading.test(operation);
}
