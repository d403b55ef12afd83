import type { DatabaseSync } from 'node:sqlite';

/** Makes the tables of the embedded Lambda: its functions, and the events that wait to be handed to them. */
export function migrateLambda(state: DatabaseSync): void {
  state.exec(`
    CREATE TABLE IF NOT EXISTS lambda_functions (
      name TEXT PRIMARY KEY,
      configuration TEXT NOT NULL
    ) STRICT;
    CREATE TABLE IF NOT EXISTS lambda_events (
      sequence INTEGER PRIMARY KEY,
      id TEXT NOT NULL,
      function TEXT NOT NULL,
      payload TEXT NOT NULL,
      attempts INTEGER NOT NULL DEFAULT 0,
      due INTEGER NOT NULL
    ) STRICT;
  `);
}
