import type { Table } from '../../aws/tables/table.ts';
import type { TableSummary } from '../value.ts';

/** What lists tell of a table. */
export function tableSummary({ database, name, format, kind, location }: Table): TableSummary {
  return { name: `${database}.${name}`, format: format ?? kind, location };
}
