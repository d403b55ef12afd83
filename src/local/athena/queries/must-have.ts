import type { Catalog } from '../catalog/catalog.ts';
import type { Table, View } from '../catalog/table.ts';
import { QueryFailure } from '../query-failure.ts';
import type { TableName } from '../statement/reader.ts';

/** The database's name, where there is such a database. Throws QueryFailure in Hive's words. */
export function mustHaveDatabase(catalog: Catalog, name: string): string {
  if (catalog.database(name) !== undefined) return name;
  throw new QueryFailure(`FAILED: SemanticException [Error 10072]: Database does not exist: ${name}`, { type: 1003 });
}

/** The table. Throws QueryFailure where there is none or where it is a view. */
export function mustHaveTable(catalog: Catalog, name: TableName, database: string): Table {
  const found = mustHaveEither(catalog, name, database);
  if (found.kind === 'table') return found;
  throw new QueryFailure(`FAILED: SemanticException [Error 10131]: ${name.name} is a view, not a table`, {
    type: 1003,
  });
}

/** The table or view. Throws QueryFailure where there is none. */
export function mustHaveEither(catalog: Catalog, { database: named, name }: TableName, database: string): Table | View {
  const found = catalog.table(mustHaveDatabase(catalog, named ?? database), name);
  if (found !== undefined) return found;
  throw new QueryFailure(`FAILED: SemanticException [Error 10001]: Table not found ${named ?? database}.${name}`, {
    type: 1003,
  });
}
