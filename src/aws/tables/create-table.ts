import type { RowFormat } from '../../define/ref.ts';
import type { Column } from './table.ts';

export interface NewTable {
  database: string;
  name: string;
  columns: readonly Column[];
  format: RowFormat;
  /** The prefix of its files; ends with `/`. */
  location: string;
  properties?: Readonly<Record<string, string>>;
}

/** The statement of Athena that registers files as a table. */
export function createTableSql(table: NewTable): string {
  const columns = table.columns.map(({ name, type }) => `  ${quoted(name)} ${type}`).join(',\n');
  const properties = { ...propertiesOf(table.format), ...table.properties };
  return [
    `CREATE EXTERNAL TABLE ${quoted(table.database)}.${quoted(table.name)} (\n${columns}\n)`,
    ...storage(table.format),
    `LOCATION ${text(table.location)}`,
    `TBLPROPERTIES (${pairs(properties)})`,
  ].join('\n');
}

/** The statement that takes a table out of the catalogue and leaves its files where they are. */
export function dropTableSql(database: string, name: string): string {
  return `DROP TABLE IF EXISTS ${quoted(database)}.${quoted(name)}`;
}

export function createDatabaseSql(database: string): string {
  return `CREATE DATABASE IF NOT EXISTS ${quoted(database)}`;
}

function storage(format: RowFormat): string[] {
  switch (format) {
    case 'parquet':
      return ['STORED AS PARQUET'];
    case 'csv':
      return [
        `ROW FORMAT SERDE 'org.apache.hadoop.hive.serde2.OpenCSVSerde'`,
        `WITH SERDEPROPERTIES (${pairs({ separatorChar: ',', quoteChar: '"' })})`,
        'STORED AS TEXTFILE',
      ];
    case 'json':
      return [`ROW FORMAT SERDE 'org.openx.data.jsonserde.JsonSerDe'`, 'STORED AS TEXTFILE'];
  }
}

function propertiesOf(format: RowFormat): Record<string, string> {
  return format === 'csv' ? { classification: format, 'skip.header.line.count': '1' } : { classification: format };
}

function pairs(record: Readonly<Record<string, string>>): string {
  return Object.entries(record)
    .map(([key, value]) => `${text(key)} = ${text(value)}`)
    .join(', ');
}

function quoted(name: string): string {
  return `\`${name.replaceAll('`', '``')}\``;
}

function text(value: string): string {
  return `'${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}
