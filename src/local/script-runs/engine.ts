import { hasRow } from '../has-row.ts';
import type { Engine, OpenEngine } from '../jobs/engine.ts';

/** Runs the scripts of Glue and EMR Serverless. */
export const scriptRuns: Engine = {
  hasWork: (state) => hasRow(state, 'script_runs', "phase != 'over'"),
  load: async (): Promise<OpenEngine> => (await import('./run-scripts.ts')).runScripts,
};
