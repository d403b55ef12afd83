import type { Embedded } from '../../embedded.ts';
import type { Catalog } from '../catalog/catalog.ts';
import type { Statement } from '../statement/statement.ts';
import { executeCatalog } from './execute-catalog.ts';
import type { Outcome, Query } from './query.ts';
import { saveLines } from './save.ts';

/** What one query is carried out with. */
export interface Execution {
  aws: Embedded;
  catalog: Catalog;
  query: Query;
  statement: Statement;
  /** This query's own folder for files on their way. */
  folder: string;
  cancelled: () => boolean;
}

/** Carries a query out. DuckDB is loaded only for a statement that reads or writes rows. Throws QueryFailure. */
export async function execute(execution: Execution): Promise<Outcome> {
  const { statement } = execution;
  switch (statement.kind) {
    case 'select':
    case 'explain':
    case 'unload':
    case 'create-table-as':
    case 'insert':
    case 'create-view': {
      const { executeRows } = await import('./execute-rows.ts');
      return executeRows(execution, statement);
    }
    default:
      return saveLines(execution, executeCatalog(execution, statement));
  }
}
