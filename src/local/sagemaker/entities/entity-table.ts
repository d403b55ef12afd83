import type { DatabaseSync, SQLInputValue, SQLOutputValue } from 'node:sqlite';
import type { Entity, EntityKind, EntityQuery } from './entity.ts';

export function migrateEntities(state: DatabaseSync): void {
  state.exec(`
    CREATE TABLE IF NOT EXISTS sagemaker_entities (
      kind TEXT NOT NULL, name TEXT NOT NULL, arn TEXT NOT NULL UNIQUE, body TEXT NOT NULL,
      created REAL NOT NULL, modified REAL NOT NULL,
      PRIMARY KEY (kind, name)
    ) STRICT;
    CREATE INDEX IF NOT EXISTS sagemaker_entities_by_creation ON sagemaker_entities (kind, created);
  `);
}

/** Adds an entity; false where its name is taken. */
export function insertEntity(state: DatabaseSync, { kind, name, arn, body, created, modified }: Entity): boolean {
  const { changes } = state
    .prepare('INSERT OR IGNORE INTO sagemaker_entities VALUES (?, ?, ?, ?, ?, ?)')
    .run(kind, name, arn, JSON.stringify(body), created, modified);
  return changes === 1;
}

export function readEntity(state: DatabaseSync, kind: EntityKind, name: string): Entity | undefined {
  const row = state.prepare('SELECT * FROM sagemaker_entities WHERE kind = ? AND name = ?').get(kind, name);
  return row && toEntity(row);
}

export function entityWithArn(state: DatabaseSync, arn: string): Entity | undefined {
  const row = state.prepare('SELECT * FROM sagemaker_entities WHERE arn = ?').get(arn);
  return row && toEntity(row);
}

/** Writes what can change of an entity. */
export function updateEntity(state: DatabaseSync, { kind, name, body, modified }: Entity): void {
  state
    .prepare('UPDATE sagemaker_entities SET body = ?, modified = ? WHERE kind = ? AND name = ?')
    .run(JSON.stringify(body), modified, kind, name);
}

/** Removes an entity; false where there is none. */
export function deleteEntity(state: DatabaseSync, kind: EntityKind, name: string): boolean {
  const { changes } = state.prepare('DELETE FROM sagemaker_entities WHERE kind = ? AND name = ?').run(kind, name);
  return changes === 1;
}

export function listEntities(state: DatabaseSync, query: EntityQuery): { entities: Entity[]; more: boolean } {
  const conditions: [sql: string, ...values: (SQLInputValue | undefined)[]][] = [
    ['kind = ?', query.kind],
    ['instr(lower(name), lower(?)) > 0', query.nameContains],
    ['created > ?', query.createdAfter],
    ['created < ?', query.createdBefore],
    ['modified > ?', query.modifiedAfter],
    ['modified < ?', query.modifiedBefore],
    ...Object.entries(query.having ?? {}).map(([member, value]): [string, string, string | undefined] => [
      'body ->> ? = ?',
      member,
      value,
    ]),
  ];
  const given = conditions.filter((values): values is [string, ...SQLInputValue[]] => values.at(-1) !== undefined);
  const rows = state
    .prepare(
      `SELECT * FROM sagemaker_entities WHERE ${given.map(([sql]) => sql).join(' AND ')}
       ORDER BY ${orderOf(query)} LIMIT ? OFFSET ?`,
    )
    .all(...given.flatMap(([, ...values]) => values), query.limit + 1, query.offset);
  return { entities: rows.slice(0, query.limit).map(toEntity), more: rows.length > query.limit };
}

function orderOf({ sortBy, descending }: EntityQuery): string {
  const direction = descending ? 'DESC' : 'ASC';
  switch (sortBy) {
    case 'Name':
      return `name ${direction}`;
    case 'CreationTime':
      return `created ${direction}, rowid ${direction}`;
    case 'Status':
      return `body ->> 'Status' ${direction}, created ${direction}, rowid ${direction}`;
  }
}

function toEntity(row: Record<string, SQLOutputValue>): Entity {
  return {
    kind: row['kind'] as EntityKind,
    name: row['name'] as string,
    arn: row['arn'] as string,
    body: JSON.parse(row['body'] as string) as Entity['body'],
    created: row['created'] as number,
    modified: row['modified'] as number,
  };
}
