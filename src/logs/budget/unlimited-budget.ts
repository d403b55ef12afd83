import type { CallBudget } from './call-budget.ts';

/** For a service that is in this process: it has no quotas. */
export function unlimitedBudget(): CallBudget {
  return {
    take: async (_api, _priority, signal) => signal.throwIfAborted(),
    tell: () => undefined,
    used: () => 0,
  };
}
