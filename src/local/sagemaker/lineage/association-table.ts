import type { DatabaseSync } from 'node:sqlite';

/** A directed edge between two entities of lineage. */
export interface Association {
  source: string;
  destination: string;
  /** `ContributedTo`, `Produced` and the like. */
  type: string;
  /** Milliseconds since 1970. */
  created: number;
}

export function migrateAssociations(state: DatabaseSync): void {
  state.exec(`
    CREATE TABLE IF NOT EXISTS sagemaker_associations (
      source TEXT NOT NULL, destination TEXT NOT NULL, type TEXT NOT NULL, created REAL NOT NULL,
      PRIMARY KEY (source, destination)
    ) STRICT;
    CREATE INDEX IF NOT EXISTS sagemaker_associations_by_destination ON sagemaker_associations (destination);
  `);
}

/** Adds an association; false where these two are associated already. */
export function addEdge(state: DatabaseSync, { source, destination, type, created }: Association): boolean {
  const { changes } = state
    .prepare('INSERT OR IGNORE INTO sagemaker_associations VALUES (?, ?, ?, ?)')
    .run(source, destination, type, created);
  return changes === 1;
}

/** Removes an association; false where there is none. */
export function removeEdge(state: DatabaseSync, source: string, destination: string): boolean {
  const { changes } = state
    .prepare('DELETE FROM sagemaker_associations WHERE source = ? AND destination = ?')
    .run(source, destination);
  return changes === 1;
}

/** The associations of an entity: those that lead to it, or from it. */
export function edgesOf(state: DatabaseSync, arn: string, end: 'source' | 'destination'): Association[] {
  return state
    .prepare(`SELECT * FROM sagemaker_associations WHERE ${end} = ? ORDER BY created, rowid`)
    .all(arn)
    .map((row) => ({
      source: String(row['source']),
      destination: String(row['destination']),
      type: String(row['type']),
      created: Number(row['created']),
    }));
}
