import type { Column, Table, View } from './table.ts';

/** The DDL that makes the table again. */
export function showCreateTable(table: Table): string {
  const properties = Object.entries(table.format.serdeProperties);
  const parameters = Object.entries(table.parameters);
  return [
    `CREATE EXTERNAL TABLE \`${table.database}.${table.name}\`(`,
    `${columnLines(table.columns)})`,
    ...(table.comment === undefined ? [] : [`COMMENT ${quote(table.comment)}`]),
    ...(table.partitionKeys.length === 0 ? [] : ['PARTITIONED BY ( ', `${columnLines(table.partitionKeys)})`]),
    'ROW FORMAT SERDE ',
    `  ${quote(table.format.serde)} `,
    ...(properties.length === 0 ? [] : ['WITH SERDEPROPERTIES ( ', `${pairLines(properties)}) `]),
    'STORED AS INPUTFORMAT ',
    `  ${quote(table.format.inputFormat)} `,
    'OUTPUTFORMAT ',
    `  ${quote(table.format.outputFormat)}`,
    'LOCATION',
    `  ${quote(table.location)}`,
    ...(parameters.length === 0 ? [] : ['TBLPROPERTIES (', `${pairLines(parameters)})`]),
  ].join('\n');
}

export function showCreateView(view: View): string {
  return `CREATE VIEW ${view.database}.${view.name} AS\n${view.sql}`;
}

function columnLines(columns: readonly Column[]): string {
  return columns
    .map(
      ({ name, type, comment }) => `  \`${name}\` ${type}${comment === undefined ? '' : ` COMMENT ${quote(comment)}`}`,
    )
    .join(', \n');
}

function pairLines(pairs: readonly (readonly [string, string])[]): string {
  return pairs.map(([key, value]) => `  ${quote(key)}=${quote(value)}`).join(', \n');
}

function quote(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
