import { printed } from '../../define/expression/text.ts';
import type { FlowPlan } from './flow-plan.ts';

/** What would be sent: the definition, or of direct jobs the request of each step, with expressions as people read them. */
export function sentOf({ compiled, steps }: FlowPlan): object {
  if (compiled.way !== 'job') return compiled.definition;
  const requests = steps.map(({ name, needs, request }) => ({ step: name, needs, ...request }));
  return JSON.parse(printed(JSON.stringify(requests))) as object;
}
