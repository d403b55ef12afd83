import type { DatabaseSync } from 'node:sqlite';
import { migrateScriptRuns } from '../script-runs/run-table.ts';

/** Makes the table of Glue's jobs, and that of their runs. */
export function migrateGlue(state: DatabaseSync): void {
  migrateScriptRuns(state);
  state.exec('CREATE TABLE IF NOT EXISTS glue_jobs (name TEXT PRIMARY KEY, job TEXT NOT NULL) STRICT');
}
