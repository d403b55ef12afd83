import type { DatabaseSync } from 'node:sqlite';
import { lambdaEvents } from '../lambda/events-engine.ts';
import { pipelineExecutions } from '../pipelines/executions-engine.ts';
import { scriptRuns } from '../script-runs/engine.ts';
import { statesEngine } from '../states/engine.ts';
import { tuningEngine } from '../sagemaker/tuning/engine.ts';
import type { Engine } from './engine.ts';

/** What a supervisor moves on beside jobs. */
export const engines: readonly Engine[] = [lambdaEvents, tuningEngine, pipelineExecutions, statesEngine, scriptRuns];

/** Whether any engine has work that isn't over. */
export function hasEngineWork(state: DatabaseSync): boolean {
  return engines.some((engine) => engine.hasWork(state));
}
