import {
  DuckDBArrayType,
  DuckDBDecimalType,
  DuckDBListType,
  DuckDBMapType,
  DuckDBStructType,
  type DuckDBType,
  DuckDBTypeId,
} from '@duckdb/node-api';
import type { HiveType } from '../catalog/hive-type.ts';
import type { ResultColumn } from '../queries/query.ts';
import { identifier } from '../../../base/sql.ts';

/** The type of DuckDB's that a Hive type is read as. */
export function duckType(type: HiveType): string {
  switch (type.kind) {
    case 'plain':
      return duckNames[type.name] ?? type.name.toUpperCase();
    case 'sized':
      return 'VARCHAR';
    case 'decimal':
      return `DECIMAL(${type.precision},${type.scale})`;
    case 'array':
      return `${duckType(type.item)}[]`;
    case 'map':
      return `MAP(${duckType(type.key)}, ${duckType(type.value)})`;
    case 'struct':
      return `STRUCT(${type.fields.map((field) => `${identifier(field.name)} ${duckType(field.type)}`).join(', ')})`;
  }
}

/** The Hive type that a column of a query is stored as. */
export function hiveTypeOf(type: DuckDBType): string {
  if (type instanceof DuckDBListType || type instanceof DuckDBArrayType) return `array<${hiveTypeOf(type.valueType)}>`;
  if (type instanceof DuckDBMapType) return `map<${hiveTypeOf(type.keyType)},${hiveTypeOf(type.valueType)}>`;
  if (type instanceof DuckDBDecimalType) return `decimal(${type.width},${type.scale})`;
  if (type instanceof DuckDBStructType) {
    const fields = type.entryTypes.map(
      (entry, index) => `${type.entryNames[index]?.toLowerCase()}:${hiveTypeOf(entry)}`,
    );
    return `struct<${fields.join(',')}>`;
  }
  const name = trinoName(type);
  return hiveNames[name] ?? name;
}

/** A column of a result as GetQueryResults describes it. */
export function resultColumn(name: string, type: DuckDBType): ResultColumn {
  const column = { name: name.toLowerCase(), type: trinoName(type) };
  if (type instanceof DuckDBDecimalType) return { ...column, precision: type.width, scale: type.scale };
  return { ...column, precision: precisions[column.type] ?? 0, scale: 0 };
}

const duckNames: Readonly<Record<string, string>> = { string: 'VARCHAR', binary: 'BLOB', int: 'INTEGER' };

const hiveNames: Readonly<Record<string, string>> = {
  varchar: 'string',
  integer: 'int',
  real: 'float',
  varbinary: 'binary',
  'timestamp with time zone': 'timestamp',
};

/** The precisions that Athena reports. */
const precisions: Readonly<Record<string, number>> = {
  varchar: 2_147_483_647,
  varbinary: 1_073_741_824,
  bigint: 19,
  integer: 10,
  smallint: 5,
  tinyint: 3,
  double: 17,
  real: 17,
  timestamp: 3,
};

const trinoNames: Readonly<Partial<Record<DuckDBTypeId, string>>> = {
  [DuckDBTypeId.BOOLEAN]: 'boolean',
  [DuckDBTypeId.TINYINT]: 'tinyint',
  [DuckDBTypeId.UTINYINT]: 'smallint',
  [DuckDBTypeId.SMALLINT]: 'smallint',
  [DuckDBTypeId.USMALLINT]: 'integer',
  [DuckDBTypeId.INTEGER]: 'integer',
  [DuckDBTypeId.UINTEGER]: 'bigint',
  [DuckDBTypeId.BIGINT]: 'bigint',
  [DuckDBTypeId.UBIGINT]: 'bigint',
  [DuckDBTypeId.HUGEINT]: 'bigint',
  [DuckDBTypeId.FLOAT]: 'real',
  [DuckDBTypeId.DOUBLE]: 'double',
  [DuckDBTypeId.DECIMAL]: 'decimal',
  [DuckDBTypeId.BLOB]: 'varbinary',
  [DuckDBTypeId.DATE]: 'date',
  [DuckDBTypeId.TIME]: 'time',
  [DuckDBTypeId.TIMESTAMP]: 'timestamp',
  [DuckDBTypeId.TIMESTAMP_S]: 'timestamp',
  [DuckDBTypeId.TIMESTAMP_MS]: 'timestamp',
  [DuckDBTypeId.TIMESTAMP_NS]: 'timestamp',
  [DuckDBTypeId.TIMESTAMP_TZ]: 'timestamp with time zone',
  [DuckDBTypeId.INTERVAL]: 'interval day to second',
  [DuckDBTypeId.LIST]: 'array',
  [DuckDBTypeId.ARRAY]: 'array',
  [DuckDBTypeId.MAP]: 'map',
  [DuckDBTypeId.STRUCT]: 'row',
};

function trinoName(type: DuckDBType): string {
  return trinoNames[type.typeId] ?? 'varchar';
}
