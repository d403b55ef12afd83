import { literal } from '../../../base/sql.ts';
import type { Column, Table, View } from './table.ts';

/** The DDL that makes the table again. */
export function showCreateTable(table: Table): string {
  const properties = Object.entries(table.format.serdeProperties);
  const parameters = Object.entries(table.parameters);
  return [
    `CREATE EXTERNAL TABLE \`${table.database}.${table.name}\`(`,
    `${columnLines(table.columns)})`,
    ...(table.comment === undefined ? [] : [`COMMENT ${literal(table.comment)}`]),
    ...(table.partitionKeys.length === 0 ? [] : ['PARTITIONED BY ( ', `${columnLines(table.partitionKeys)})`]),
    'ROW FORMAT SERDE ',
    `  ${literal(table.format.serde)} `,
    ...(properties.length === 0 ? [] : ['WITH SERDEPROPERTIES ( ', `${pairLines(properties)}) `]),
    'STORED AS INPUTFORMAT ',
    `  ${literal(table.format.inputFormat)} `,
    'OUTPUTFORMAT ',
    `  ${literal(table.format.outputFormat)}`,
    'LOCATION',
    `  ${literal(table.location)}`,
    ...(parameters.length === 0 ? [] : ['TBLPROPERTIES (', `${pairLines(parameters)})`]),
  ].join('\n');
}

export function showCreateView(view: View): string {
  return `CREATE VIEW ${view.database}.${view.name} AS\n${view.sql}`;
}

function columnLines(columns: readonly Column[]): string {
  return columns
    .map(
      ({ name, type, comment }) =>
        `  \`${name}\` ${type}${comment === undefined ? '' : ` COMMENT ${literal(comment)}`}`,
    )
    .join(', \n');
}

function pairLines(pairs: readonly (readonly [string, string])[]): string {
  return pairs.map(([key, value]) => `  ${literal(key)}=${literal(value)}`).join(', \n');
}
