import type { DatabaseSync } from 'node:sqlite';

/** Makes Athena's tables: its catalog with the `default` database, and its queries. */
export function migrateAthena(state: DatabaseSync): void {
  state.exec(`
    CREATE TABLE IF NOT EXISTS athena_databases (
      name TEXT PRIMARY KEY,
      comment TEXT,
      location TEXT
    ) STRICT;
    CREATE TABLE IF NOT EXISTS athena_tables (
      database TEXT NOT NULL REFERENCES athena_databases (name),
      name TEXT NOT NULL,
      definition TEXT NOT NULL,
      PRIMARY KEY (database, name)
    ) STRICT;
    CREATE TABLE IF NOT EXISTS athena_partitions (
      database TEXT NOT NULL,
      name TEXT NOT NULL,
      "values" TEXT NOT NULL,
      location TEXT NOT NULL,
      PRIMARY KEY (database, name, "values"),
      FOREIGN KEY (database, name) REFERENCES athena_tables (database, name) ON DELETE CASCADE
    ) STRICT;
    CREATE TABLE IF NOT EXISTS athena_queries (
      sequence INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      token TEXT UNIQUE,
      request TEXT NOT NULL,
      state TEXT NOT NULL,
      owner TEXT NOT NULL,
      submitted INTEGER NOT NULL,
      outcome TEXT NOT NULL DEFAULT '{}'
    ) STRICT;
    CREATE INDEX IF NOT EXISTS athena_queries_open ON athena_queries (state) WHERE state IN ('QUEUED', 'RUNNING');
    INSERT OR IGNORE INTO athena_databases (name, comment) VALUES ('default', 'Default Hive database');
  `);
}
