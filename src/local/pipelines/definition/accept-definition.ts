import { unreadable } from '../refusals.ts';
import { parseDefinition, readDefinition } from './read-definition.ts';

/** The most faults that one refusal tells of. */
const mostTold = 5;

/** Refuses a definition that the service refuses, that could not work, or that the embedded AWS can't carry out. */
export async function acceptDefinition(text: string): Promise<void> {
  const definition = parseDefinition(text);
  // The checker is large, and few requests bring a definition.
  const { checkPipelineDefinition } = await import('../../../limits/pipeline/check-pipeline-definition.ts');
  const findings = checkPipelineDefinition(definition);
  if (findings.length > 0) {
    const told = findings.slice(0, mostTold).map(({ step, what, rule }) => {
      const where = step === '' ? '' : `Step '${step}': `;
      return `${where}${what}; ${rule}.`;
    });
    throw unreadable(told.join(' '));
  }
  readDefinition(text);
}
