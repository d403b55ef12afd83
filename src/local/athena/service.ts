import type { JsonService } from '../embedded.ts';
import { batchGetQueryExecution, getQueryExecution, listQueryExecutions } from './operations/executions.ts';
import {
  getDatabase,
  getDataCatalog,
  getTableMetadata,
  listDatabases,
  listDataCatalogs,
  listTableMetadata,
} from './operations/metadata.ts';
import { getQueryResults } from './operations/results.ts';
import { startQueryExecution, stopQueryExecution } from './operations/start-stop.ts';
import { getWorkGroup, listWorkGroups } from './operations/work-groups.ts';

/** The embedded Athena: one catalog, one workgroup, queries by DuckDB over the embedded S3. */
export const athenaService: JsonService = {
  target: 'AmazonAthena',
  operations: {
    StartQueryExecution: startQueryExecution,
    StopQueryExecution: stopQueryExecution,
    GetQueryExecution: getQueryExecution,
    BatchGetQueryExecution: batchGetQueryExecution,
    ListQueryExecutions: listQueryExecutions,
    GetQueryResults: getQueryResults,
    ListDataCatalogs: listDataCatalogs,
    GetDataCatalog: getDataCatalog,
    ListDatabases: listDatabases,
    GetDatabase: getDatabase,
    ListTableMetadata: listTableMetadata,
    GetTableMetadata: getTableMetadata,
    ListWorkGroups: listWorkGroups,
    GetWorkGroup: getWorkGroup,
  },
};
