import { hasRow } from '../has-row.ts';
import type { Engine } from '../jobs/engine.ts';

/** Executions of pipelines that aren't over. */
export const pipelineExecutions: Engine = {
  hasWork: (state) => hasRow(state, 'pipeline_executions', `status IN ('Executing', 'Stopping')`),
  load: async () => (await import('./open-pipeline-engine.ts')).openPipelineEngine,
};
