import { checkPipelineDefinition } from '../../../limits/pipeline/check-pipeline-definition.ts';
import { unreadable } from '../refusals.ts';
import { parseDefinition, readDefinition } from './read-definition.ts';

/** The most faults that one refusal tells of. */
const mostTold = 5;

/** Refuses a definition that the service refuses, that could not work, or that the embedded AWS can't carry out. */
export function acceptDefinition(text: string): void {
  const findings = checkPipelineDefinition(parseDefinition(text));
  if (findings.length > 0) {
    const told = findings.slice(0, mostTold).map(({ step, what, rule }) => {
      const where = step === '' ? '' : `Step '${step}': `;
      return `${where}${what}; ${rule}.`;
    });
    throw unreadable(told.join(' '));
  }
  readDefinition(text);
}
