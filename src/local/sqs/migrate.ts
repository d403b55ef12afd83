import type { DatabaseSync } from 'node:sqlite';

/** Makes the tables of the embedded SQS. Times are milliseconds since 1970. */
export function migrateSqs(state: DatabaseSync): void {
  state.exec(`
    CREATE TABLE IF NOT EXISTS sqs_queues (
      name TEXT PRIMARY KEY,
      created INTEGER NOT NULL,
      modified INTEGER NOT NULL,
      attributes TEXT NOT NULL
    ) STRICT;
    CREATE TABLE IF NOT EXISTS sqs_messages (
      sequence INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      queue TEXT NOT NULL REFERENCES sqs_queues (name) ON DELETE CASCADE,
      body TEXT NOT NULL,
      attributes TEXT NOT NULL,
      sent INTEGER NOT NULL,
      visible INTEGER NOT NULL,
      received INTEGER,
      receives INTEGER NOT NULL DEFAULT 0
    ) STRICT;
    CREATE INDEX IF NOT EXISTS sqs_messages_by_queue ON sqs_messages (queue, visible);
  `);
}
