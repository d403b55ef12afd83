import type { DatabaseSync } from 'node:sqlite';
import { migrateScriptRuns } from '../script-runs/run-table.ts';

/** Makes the table of the applications of EMR Serverless, and that of their job runs. */
export function migrateEmrServerless(state: DatabaseSync): void {
  migrateScriptRuns(state);
  state.exec(`
    CREATE TABLE IF NOT EXISTS emr_applications (id TEXT PRIMARY KEY, token TEXT UNIQUE, application TEXT NOT NULL) STRICT
  `);
}
