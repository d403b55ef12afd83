import { type Fault, startOf } from '../../base/fault.ts';
import type { JobDefinition } from '../../define/definition.ts';

/** Where in the head an input stands. */
export function placeOfInput(job: JobDefinition, input: string): Fault['place'] {
  const path = `inputs.${input}`;
  const key = [`${path}.sql`, `${path}.table`, `${path}.features`, path, 'inputs'].find((one) => job.places[one]);
  return (key && job.places[key]) || startOf(job.script);
}
