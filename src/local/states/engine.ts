import { hasRow } from '../has-row.ts';
import type { Engine, OpenEngine } from '../jobs/engine.ts';

/** Moves on the executions of state machines. */
export const statesEngine: Engine = {
  hasWork: (state) => hasRow(state, 'states_executions', 'open = 1'),
  load: async (): Promise<OpenEngine> => (await import('./interpret/run-executions.ts')).runExecutions,
};
