import type { DatabaseSync } from 'node:sqlite';

/** Makes the tables of pipelines. `doc` is a row's JSON; beside it stands what is searched for, and what is large and rarely read. */
export function migratePipelines(state: DatabaseSync): void {
  state.exec(`
    CREATE TABLE IF NOT EXISTS pipelines (name TEXT PRIMARY KEY, created REAL NOT NULL, doc TEXT NOT NULL) STRICT;
    CREATE TABLE IF NOT EXISTS pipeline_versions (
      pipeline TEXT NOT NULL, version INTEGER NOT NULL, created REAL NOT NULL, definition TEXT NOT NULL,
      last_execution TEXT, PRIMARY KEY (pipeline, version)
    ) STRICT;
    CREATE TABLE IF NOT EXISTS pipeline_executions (
      id TEXT PRIMARY KEY, pipeline TEXT NOT NULL, status TEXT NOT NULL, created REAL NOT NULL, token TEXT NOT NULL,
      doc TEXT NOT NULL
    ) STRICT;
    CREATE INDEX IF NOT EXISTS pipeline_executions_by_pipeline ON pipeline_executions (pipeline, created);
    CREATE INDEX IF NOT EXISTS pipeline_executions_at_work ON pipeline_executions (created)
      WHERE status IN ('Executing', 'Stopping');
    CREATE TABLE IF NOT EXISTS pipeline_steps (
      execution TEXT NOT NULL, name TEXT NOT NULL, pipeline TEXT NOT NULL, status TEXT NOT NULL, position INTEGER NOT NULL,
      ended REAL, cache_key TEXT, token TEXT, properties TEXT, doc TEXT NOT NULL, PRIMARY KEY (execution, name)
    ) STRICT;
    CREATE INDEX IF NOT EXISTS pipeline_steps_to_reuse ON pipeline_steps (pipeline, name, cache_key) WHERE cache_key IS NOT NULL;
    CREATE INDEX IF NOT EXISTS pipeline_steps_by_token ON pipeline_steps (token) WHERE token IS NOT NULL;
  `);
}
