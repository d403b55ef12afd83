import type { Aws } from '../../aws/aws.ts';
import { listTables } from '../../aws/tables/list-tables.ts';
import { tableSummary } from './table-summary.ts';
import type { TableSummary } from '../value.ts';

/** All tables that there are, in the catalogue's order; none is made. */
export async function listTableSummaries(aws: Aws): Promise<TableSummary[]> {
  return (await listTables(aws)).map(tableSummary);
}
