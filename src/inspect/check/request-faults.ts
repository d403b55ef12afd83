import { checkRequest } from '../../limits/check-request.ts';
import type { Service } from '../../limits/operations.ts';
import { pipelineFaults } from './pipeline-faults.ts';
import type { RequestFault } from './request-fault.ts';
import { violationFault } from './violation-fault.ts';

/**
 * Everything for which a service would refuse a request, a hundred faults at most: members first, then the rules that join
 * several, then those of the pipeline's definition that it carries. None for a request that the service would take.
 * Throws for an operation that the tables of limits don't have.
 */
export function requestFaults(service: Service, operation: string, request: unknown): RequestFault[] {
  const violations = checkRequest(service, operation, request);
  const told = new Set(violations.filter(({ rule }) => rule === 'length' || rule === 'enum').map(({ path }) => path));
  return [
    ...violations
      .filter(({ rule, path }) => rule !== 'pattern' || !told.has(path))
      .map((violation) => violationFault({ service, operation }, violation)),
    ...carriedFaults(request),
  ];
}

function carriedFaults(request: unknown): RequestFault[] {
  const member = 'PipelineDefinition';
  if (typeof request !== 'object' || request === null || !Object.hasOwn(request, member)) return [];
  const text: unknown = (request as Record<string, unknown>)[member];
  if (typeof text !== 'string') return [];
  return pipelineFaults(text).map((fault) => ({
    ...fault,
    path: `${member}${fault.path && `, ${fault.path}`}`,
    steps: [member],
  }));
}
