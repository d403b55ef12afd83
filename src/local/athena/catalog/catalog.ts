import type { DatabaseSync } from 'node:sqlite';
import { inTransaction } from '../../state.ts';
import type { Database, Partition, Table, View } from './table.ts';

/** The databases, tables, views and partitions of `AwsDataCatalog`. Names are lower case. */
export interface Catalog {
  databases(): Database[];
  database(name: string): Database | undefined;
  /** False where the name is taken. */
  addDatabase(database: Database): boolean;
  /** With all its tables. */
  dropDatabase(name: string): void;
  tables(database: string): (Table | View)[];
  table(database: string, name: string): Table | View | undefined;
  /** Adds it, or takes the place of the one with its name. */
  putTable(table: Table | View): void;
  /** Moves a table; its partitions stay where they are. */
  moveTable(table: Table, location: string): void;
  dropTable(database: string, name: string): void;
  partitions(table: Table): Partition[];
  /** False where these values are there already. */
  addPartition(table: Table, partition: Partition): boolean;
  /** False where there is no such partition. */
  dropPartition(table: Table, values: readonly string[]): boolean;
}

export function openCatalog(state: DatabaseSync): Catalog {
  return {
    databases: () => state.prepare('SELECT * FROM athena_databases ORDER BY name').all().map(asDatabase),
    database: (name) => {
      const row = state.prepare('SELECT * FROM athena_databases WHERE name = ?').get(name);
      return row && asDatabase(row);
    },
    addDatabase: ({ name, comment, location }) =>
      state
        .prepare('INSERT OR IGNORE INTO athena_databases VALUES (?, ?, ?)')
        .run(name, comment ?? null, location ?? null).changes === 1,
    dropDatabase: (name) =>
      inTransaction(state, () => {
        state.prepare('DELETE FROM athena_tables WHERE database = ?').run(name);
        state.prepare('DELETE FROM athena_databases WHERE name = ?').run(name);
      }),
    tables: (database) =>
      state.prepare('SELECT definition FROM athena_tables WHERE database = ? ORDER BY name').all(database).map(asTable),
    table: (database, name) => {
      const row = state
        .prepare('SELECT definition FROM athena_tables WHERE database = ? AND name = ?')
        .get(database, name);
      return row && asTable(row);
    },
    putTable: (table) =>
      inTransaction(state, () => {
        state.prepare('DELETE FROM athena_tables WHERE database = ? AND name = ?').run(table.database, table.name);
        state
          .prepare('INSERT INTO athena_tables VALUES (?, ?, ?)')
          .run(table.database, table.name, JSON.stringify(table));
      }),
    moveTable: (table, location) =>
      void state
        .prepare('UPDATE athena_tables SET definition = ? WHERE database = ? AND name = ?')
        .run(JSON.stringify({ ...table, location }), table.database, table.name),
    dropTable: (database, name) =>
      void state.prepare('DELETE FROM athena_tables WHERE database = ? AND name = ?').run(database, name),
    partitions: ({ database, name }) =>
      state
        .prepare('SELECT "values", location FROM athena_partitions WHERE database = ? AND name = ? ORDER BY "values"')
        .all(database, name)
        .map((row) => ({ values: JSON.parse(String(row['values'])) as string[], location: String(row['location']) })),
    addPartition: ({ database, name }, { values, location }) =>
      state
        .prepare('INSERT OR IGNORE INTO athena_partitions VALUES (?, ?, ?, ?)')
        .run(database, name, JSON.stringify(values), location).changes === 1,
    dropPartition: ({ database, name }, values) =>
      state
        .prepare('DELETE FROM athena_partitions WHERE database = ? AND name = ? AND "values" = ?')
        .run(database, name, JSON.stringify(values)).changes === 1,
  };
}

type Row = Record<string, unknown>;

function asDatabase(row: Row): Database {
  return {
    name: String(row['name']),
    ...(typeof row['comment'] === 'string' && { comment: row['comment'] }),
    ...(typeof row['location'] === 'string' && { location: row['location'] }),
  };
}

function asTable(row: Row): Table | View {
  return JSON.parse(String(row['definition'])) as Table | View;
}
