import { dataObjects, folder } from '../catalog/objects.ts';
import { showCreateTable, showCreateView } from '../catalog/show-create.ts';
import type { Column, Table } from '../catalog/table.ts';
import { QueryFailure } from '../query-failure.ts';
import { folderUri } from '../s3-uri.ts';
import type { TableName } from '../statement/reader.ts';
import type { CreateTable, PartitionSpec, Statement } from '../statement/statement.ts';
import { wildcard } from '../../wildcard.ts';
import type { Execution } from './execute.ts';
import type { RowStatement } from './execute-rows.ts';
import { mustHaveDatabase, mustHaveEither, mustHaveTable } from './must-have.ts';
import type { Lines } from './save.ts';

/** The statements that only the catalog is needed for. */
export type CatalogStatement = Exclude<Statement, RowStatement>;

const done: Lines = { columns: [], rows: [] };

/** Carries out DDL, SHOW and DESCRIBE. Throws QueryFailure in Hive's words. */
export function executeCatalog(execution: Execution, statement: CatalogStatement): Lines {
  const { catalog, query } = execution;
  const context = query.request.database;
  switch (statement.kind) {
    case 'create-database':
      if (!catalog.addDatabase(statement) && !statement.ifNotExists) {
        throw failed(`AlreadyExistsException(message:Database ${statement.name} already exists.)`);
      }
      return done;
    case 'drop-database':
      return dropDatabase(execution, statement);
    case 'create-table':
      return createTable(execution, statement);
    case 'drop-table':
    case 'drop-view':
      return drop(execution, statement);
    case 'add-partitions':
      return addPartitions(execution, statement);
    case 'drop-partitions': {
      const table = mustHaveTable(catalog, statement.table, context);
      for (const spec of statement.partitions) {
        if (!catalog.dropPartition(table, valuesOf(table, spec)) && !statement.ifExists) {
          throw failed(`Partition not found ${JSON.stringify(spec.values)}`);
        }
      }
      return done;
    }
    case 'set-location':
      catalog.moveTable(mustHaveTable(catalog, statement.table, context), folderUri(folder(statement.location)));
      return done;
    case 'repair':
      return repair(execution, mustHaveTable(catalog, statement.table, context));
    case 'show-databases': {
      const names = catalog.databases().map(({ name }) => name);
      return { columns: ['database_name'], rows: matching(names, statement.pattern) };
    }
    case 'show-tables': {
      const tables = catalog.tables(mustHaveDatabase(catalog, statement.database ?? context));
      const names = tables.filter(({ kind }) => !statement.views || kind === 'view').map(({ name }) => name);
      return { columns: [statement.views ? 'views' : 'tab_name'], rows: matching(names, statement.pattern) };
    }
    case 'show-columns': {
      const table = mustHaveEither(catalog, statement.table, context);
      const keys = table.kind === 'table' ? table.partitionKeys : [];
      return { columns: ['field'], rows: [...table.columns, ...keys].map(({ name }) => [name]) };
    }
    case 'show-create-table':
      return asLines('createtab_stmt', showCreateTable(mustHaveTable(catalog, statement.table, context)));
    case 'show-create-view': {
      const view = mustHaveEither(catalog, statement.table, context);
      if (view.kind === 'table') throw failed(`${view.name} is not a view`);
      return asLines('Create View', showCreateView(view));
    }
    case 'show-partitions': {
      const table = mustHaveTable(catalog, statement.table, context);
      const rows = catalog.partitions(table).map(({ values }) => [partitionPath(table, values)]);
      return { columns: ['partition'], rows };
    }
    case 'describe':
      return describe(execution, statement);
  }
}

type Of<K extends Statement['kind']> = Extract<Statement, { kind: K }>;

function dropDatabase({ catalog }: Execution, { name, ifExists, cascade }: Of<'drop-database'>): Lines {
  if (catalog.database(name) === undefined && ifExists) return done;
  mustHaveDatabase(catalog, name);
  if (!cascade && catalog.tables(name).length > 0) {
    throw failed(`InvalidOperationException(message:Database ${name} is not empty. One or more tables exist.)`);
  }
  catalog.dropDatabase(name);
  return done;
}

function createTable({ catalog, query, aws }: Execution, statement: CreateTable): Lines {
  const { kind: _, table, ifNotExists, ...rest } = statement;
  const database = mustHaveDatabase(catalog, table.database ?? query.request.database);
  if (catalog.table(database, table.name) !== undefined) {
    if (ifNotExists) return done;
    throw failed(`AlreadyExistsException(message:Table ${table.name} already exists.)`);
  }
  const names = [...rest.columns, ...rest.partitionKeys].map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) {
    throw new QueryFailure(`FAILED: SemanticException [Error 10036]: Duplicate column name: ${twice}`, { type: 1003 });
  }
  const location = folderUri(folder(rest.location));
  catalog.putTable({ ...rest, kind: 'table', database, name: table.name, location, created: aws.now() });
  return done;
}

function drop({ catalog, query }: Execution, { kind, table, ifExists }: Of<'drop-table' | 'drop-view'>): Lines {
  const database = table.database ?? query.request.database;
  if (ifExists && catalog.table(database, table.name) === undefined) return done;
  const found = mustHaveEither(catalog, table, query.request.database);
  if (kind === 'drop-view' && found.kind === 'table')
    throw failed(`Cannot drop a base table with DROP VIEW: ${table.name}`);
  catalog.dropTable(database, table.name);
  return done;
}

function addPartitions({ catalog, query }: Execution, statement: Of<'add-partitions'>): Lines {
  const table = mustHaveTable(catalog, statement.table, query.request.database);
  for (const spec of statement.partitions) {
    const values = valuesOf(table, spec);
    const location = folderUri(folder(spec.location ?? `${table.location}${partitionPath(table, values)}/`));
    if (!catalog.addPartition(table, { values, location }) && !statement.ifNotExists) {
      throw failed(`AlreadyExistsException(message:Partition already exists: ${partitionPath(table, values)})`);
    }
  }
  return done;
}

function repair({ catalog, aws }: Execution, table: Table): Lines {
  const depth = table.partitionKeys.length;
  const found = new Set(
    dataObjects(aws.objects, table.location)
      .map(({ key }) => key.slice(folder(table.location).prefix.length).split('/').slice(0, depth))
      .filter(
        (parts) =>
          parts.length === depth && parts.every((part, at) => part.startsWith(`${table.partitionKeys[at]?.name}=`)),
      )
      .map((parts) => parts.join('/')),
  );
  const added = [...found].filter((path) => {
    const values = path.split('/').map((part) => decodeURIComponent(part.slice(part.indexOf('=') + 1)));
    return depth > 0 && catalog.addPartition(table, { values, location: `${table.location}${path}/` });
  });
  return {
    columns: ['result'],
    rows: added.map((path) => [`Repair: Added partition to metastore ${table.name}:${path}`]),
  };
}

function describe({ catalog, query }: Execution, { table: name }: { table: TableName }): Lines {
  const table = mustHaveEither(catalog, name, query.request.database);
  const keys = table.kind === 'table' ? table.partitionKeys : [];
  const partitions =
    keys.length === 0
      ? []
      : [
          ['', '', ''],
          ['# Partition Information', '', ''],
          ['# col_name', 'data_type', 'comment'],
          ...keys.map((key) => line(key)),
        ];
  return {
    columns: ['col_name', 'data_type', 'comment'],
    rows: [...table.columns, ...keys].map((column) => line(column)).concat(partitions),
  };
}

function line({ name, type, comment }: Column): string[] {
  return [name, type, comment ?? ''];
}

function valuesOf(table: Table, { values }: PartitionSpec): string[] {
  return table.partitionKeys.map(({ name }) => {
    const value = values[name];
    if (value === undefined || Object.keys(values).length !== table.partitionKeys.length) {
      throw new QueryFailure(
        `FAILED: SemanticException partition spec ${JSON.stringify(values)} doesn't contain all partition columns`,
        { type: 1003 },
      );
    }
    return value;
  });
}

function partitionPath(table: Table, values: readonly string[]): string {
  return table.partitionKeys.map(({ name }, index) => `${name}=${encodeURIComponent(values[index] ?? '')}`).join('/');
}

/** SHOW's own pattern: `*` for anything, `|` between choices. */
function matching(names: readonly string[], pattern: string | undefined): string[][] {
  const wanted = (pattern ?? '*').split('|').map((choice) => wildcard(choice.toLowerCase().replaceAll('%', '*')));
  return names.filter((name) => wanted.some((matches) => matches(name.toLowerCase()))).map((name) => [name]);
}

function asLines(column: string, text: string): Lines {
  return { columns: [column], rows: text.split('\n').map((line) => [line]) };
}

function failed(message: string): QueryFailure {
  return new QueryFailure(
    `FAILED: Execution Error, return code 1 from org.apache.hadoop.hive.ql.exec.DDLTask. ${message}`,
    {
      type: 1003,
    },
  );
}
