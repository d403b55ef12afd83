import type { Column, TableFormat } from '../catalog/table.ts';
import type { TableName } from './reader.ts';

/** What Athena was asked to do. `sql` texts stand at their own line and column of the statement, the rest of it blanked out. */
export type Statement =
  | { kind: 'select'; sql: string }
  | { kind: 'explain'; sql: string }
  | { kind: 'unload'; sql: string; location: string; options: WriteOptions }
  | {
      kind: 'create-table-as';
      table: TableName;
      ifNotExists: boolean;
      sql: string;
      data: boolean;
      options: WriteOptions;
    }
  | { kind: 'insert'; table: TableName; columns?: readonly string[]; sql: string }
  | { kind: 'create-database'; name: string; ifNotExists: boolean; comment?: string; location?: string }
  | { kind: 'drop-database'; name: string; ifExists: boolean; cascade: boolean }
  | CreateTable
  | { kind: 'create-view'; view: TableName; orReplace: boolean; sql: string }
  | { kind: 'drop-table' | 'drop-view'; table: TableName; ifExists: boolean }
  | { kind: 'add-partitions'; table: TableName; ifNotExists: boolean; partitions: readonly PartitionSpec[] }
  | { kind: 'drop-partitions'; table: TableName; ifExists: boolean; partitions: readonly PartitionSpec[] }
  | { kind: 'set-location'; table: TableName; location: string }
  | { kind: 'repair'; table: TableName }
  | { kind: 'show-databases'; pattern?: string }
  | { kind: 'show-tables'; database?: string; pattern?: string; views: boolean }
  | {
      kind: 'show-columns' | 'show-create-table' | 'show-create-view' | 'show-partitions' | 'describe';
      table: TableName;
    };

export interface CreateTable {
  kind: 'create-table';
  table: TableName;
  ifNotExists: boolean;
  columns: readonly Column[];
  partitionKeys: readonly Column[];
  comment?: string;
  location: string;
  format: TableFormat;
  parameters: Readonly<Record<string, string>>;
}

export interface PartitionSpec {
  values: Readonly<Record<string, string>>;
  location?: string;
}

/** Properties of `WITH (...)` of UNLOAD and CREATE TABLE AS, names in lower case. */
export interface WriteOptions {
  format?: string;
  compression?: string;
  delimiter?: string;
  location?: string;
  partitionedBy: readonly string[];
}

/** AWS's StatementType and SubstatementType. */
export function statementType(statement: Statement): { type: 'DDL' | 'DML' | 'UTILITY'; sub: string } {
  const sub = statement.kind.toUpperCase().replaceAll('-', '_');
  switch (statement.kind) {
    case 'select':
    case 'unload':
    case 'insert':
      return { type: 'DML', sub };
    case 'create-table-as':
      return { type: 'DDL', sub: 'CREATE_TABLE_AS_SELECT' };
    case 'explain':
    case 'show-databases':
    case 'show-tables':
    case 'show-columns':
    case 'show-create-table':
    case 'show-create-view':
    case 'show-partitions':
    case 'describe':
      return { type: 'UTILITY', sub };
    case 'create-database':
    case 'drop-database':
    case 'create-table':
    case 'create-view':
    case 'drop-table':
    case 'drop-view':
    case 'add-partitions':
    case 'drop-partitions':
    case 'set-location':
    case 'repair':
      return { type: 'DDL', sub };
  }
}
