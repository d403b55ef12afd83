import type { DatabaseSync } from 'node:sqlite';

/**
 * Makes the tables of the embedded Step Functions. An execution is `open` as long as a supervisor has to see to it. Its visits of
 * states are the record from which another supervisor goes on; its events are what the service tells of them. Both are written
 * together.
 */
export function migrateStates(state: DatabaseSync): void {
  state.exec(`
    CREATE TABLE IF NOT EXISTS states_machines (
      arn TEXT PRIMARY KEY,
      name TEXT NOT NULL,
      created INTEGER NOT NULL,
      updated INTEGER NOT NULL,
      facts TEXT NOT NULL
    ) STRICT;
    CREATE TABLE IF NOT EXISTS states_tags (
      arn TEXT NOT NULL REFERENCES states_machines (arn) ON DELETE CASCADE,
      key TEXT NOT NULL,
      value TEXT NOT NULL,
      PRIMARY KEY (arn, key)
    ) STRICT;
    CREATE TABLE IF NOT EXISTS states_executions (
      sequence INTEGER PRIMARY KEY,
      arn TEXT NOT NULL UNIQUE,
      machine TEXT NOT NULL,
      name TEXT NOT NULL,
      status TEXT NOT NULL,
      open INTEGER NOT NULL,
      started INTEGER NOT NULL,
      stopped INTEGER,
      facts TEXT NOT NULL
    ) STRICT;
    CREATE INDEX IF NOT EXISTS states_executions_open ON states_executions (open) WHERE open = 1;
    CREATE INDEX IF NOT EXISTS states_executions_by_machine ON states_executions (machine, started);
    CREATE TABLE IF NOT EXISTS states_events (
      execution TEXT NOT NULL,
      id INTEGER NOT NULL,
      at INTEGER NOT NULL,
      type TEXT NOT NULL,
      previous INTEGER NOT NULL,
      details TEXT NOT NULL,
      PRIMARY KEY (execution, id)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS states_visits (
      execution TEXT NOT NULL,
      key TEXT NOT NULL,
      record TEXT NOT NULL,
      PRIMARY KEY (execution, key)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS states_tokens (
      token TEXT PRIMARY KEY,
      execution TEXT NOT NULL,
      beat INTEGER NOT NULL,
      answer TEXT
    ) STRICT;
  `);
}
