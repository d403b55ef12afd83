import type { DatabaseSync } from 'node:sqlite';

/** Numbers that versions were given, so that none is given twice, even after its package was deleted. */
export function migrateVersions(state: DatabaseSync): void {
  state.exec(
    'CREATE TABLE IF NOT EXISTS sagemaker_versions (package_group TEXT PRIMARY KEY, newest INTEGER NOT NULL) STRICT',
  );
}

/** The number of a group's next version: 1, 2, and so on. To be called within a write transaction. */
export function nextVersion(group: string, state: DatabaseSync): number {
  const row = state
    .prepare(
      `INSERT INTO sagemaker_versions VALUES (?, 1) ON CONFLICT DO UPDATE SET newest = newest + 1 RETURNING newest`,
    )
    .get(group);
  return Number(row?.['newest']);
}

/** A group that is made again begins with version 1. */
export function forgetVersions(group: string, state: DatabaseSync): void {
  state.prepare('DELETE FROM sagemaker_versions WHERE package_group = ?').run(group);
}
