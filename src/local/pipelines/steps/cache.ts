import { createHash } from 'node:crypto';
import { canonicalText } from '../json.ts';
import type { Outcome } from '../run/outcome.ts';
import type { Resolved, StepWork } from '../run/step-work.ts';
import { readProperties, stepToReuse } from '../store/steps.ts';

/** The digest of a request's members on which it depends whether an earlier success can stand for it. */
export function cacheKeyOf(request: Resolved, members: readonly string[]): string {
  const parts = members.map((member) => canonicalText(request[member]));
  return createHash('sha256').update(parts.join('\n')).digest('hex');
}

/** The earlier success that stands for the step, where its cache is on and one is fresh enough. The newest wins. */
export function cacheHit({ aws, definition, record }: StepWork, cacheKey: string): Outcome | undefined {
  if (definition.reuse === undefined) return undefined;
  const found = stepToReuse(aws.state, record, cacheKey, aws.now() - definition.reuse);
  if (!found) return undefined;
  return {
    kind: 'succeeded',
    properties: readProperties(aws.state, found.execution, found.name) ?? {},
    metadata: found.metadata,
    change: { cacheKey, cachedFrom: found.execution },
  };
}
