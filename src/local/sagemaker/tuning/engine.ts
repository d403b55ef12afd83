import type { DatabaseSync } from 'node:sqlite';
import type { Engine } from '../../jobs/engine.ts';

/** Moves tuning jobs on: starts their trainings, and ends them. */
export const tuningEngine: Engine = {
  hasWork,
  load: async () => {
    const { openTuning } = await import('./open-tuning.ts');
    return openTuning;
  },
};

function hasWork(state: DatabaseSync): boolean {
  if (!state.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'sagemaker_entities'").get()) return false;
  return state.prepare(`SELECT 1 ${unfinished} LIMIT 1`).get() !== undefined;
}

/** The part of a query that finds tuning jobs that aren't over. */
export const unfinished = `FROM sagemaker_entities
  WHERE kind = 'hyper-parameter-tuning-job' AND body ->> 'Status' IN ('InProgress', 'Stopping')`;
