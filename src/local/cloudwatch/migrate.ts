import type { DatabaseSync } from 'node:sqlite';

/**
 * Makes the tables of the embedded CloudWatch Logs. Events lie in the order in which they are read: by stream, time and
 * sequence, where the sequence counts a stream's events as they came in.
 */
export function migrateLogs(state: DatabaseSync): void {
  state.exec(`
    CREATE TABLE IF NOT EXISTS log_groups (
      id INTEGER PRIMARY KEY,
      name TEXT NOT NULL UNIQUE,
      created INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE IF NOT EXISTS log_streams (
      id INTEGER PRIMARY KEY,
      log_group INTEGER NOT NULL,
      name TEXT NOT NULL,
      created INTEGER NOT NULL,
      first_event INTEGER,
      last_event INTEGER,
      last_ingestion INTEGER,
      events INTEGER NOT NULL DEFAULT 0,
      UNIQUE (log_group, name)
    ) STRICT;
    CREATE TABLE IF NOT EXISTS log_events (
      stream INTEGER NOT NULL,
      timestamp INTEGER NOT NULL,
      sequence INTEGER NOT NULL,
      ingestion INTEGER NOT NULL,
      message ANY NOT NULL,
      PRIMARY KEY (stream, timestamp, sequence)
    ) STRICT, WITHOUT ROWID;
  `);
}
