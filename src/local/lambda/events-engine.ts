import type { Engine, OpenEngine } from '../jobs/engine.ts';
import { hasRow } from '../has-row.ts';

/** Hands events to the functions that were invoked without waiting. */
export const lambdaEvents: Engine = {
  hasWork: (state) => hasRow(state, 'lambda_events', 'true'),
  load: async (): Promise<OpenEngine> => (await import('./hand-over-events.ts')).handOverEvents,
};
