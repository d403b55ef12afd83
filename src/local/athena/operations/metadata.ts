import type { Embedded } from '../../embedded.ts';
import { timedExpression } from '../../timed-expression.ts';
import { type Catalog, openCatalog } from '../catalog/catalog.ts';
import type { Column, Database, Table, View } from '../catalog/table.ts';
import { mustBeOurs } from './must-be-ours.ts';
import { pageOf } from './page.ts';
import { invalidRequest, notInCatalog } from '../refusals.ts';

interface Paged {
  CatalogName: string;
  MaxResults?: number;
  NextToken?: string;
}

const summary = { CatalogName: 'AwsDataCatalog', Type: 'GLUE', Status: 'CREATE_COMPLETE' };

export function listDataCatalogs(): object {
  return { DataCatalogsSummary: [summary] };
}

export function getDataCatalog(input: { Name: string }, aws: Embedded): object {
  mustBeOurs(input.Name);
  return {
    DataCatalog: {
      Name: 'AwsDataCatalog',
      Type: 'GLUE',
      Status: 'CREATE_COMPLETE',
      Parameters: { 'catalog-id': aws.identity.account },
    },
  };
}

export function listDatabases(input: Paged, aws: Embedded): object {
  mustBeOurs(input.CatalogName);
  const { page, ...rest } = pageOf(openCatalog(aws.state).databases(), 'databases', input);
  return { DatabaseList: page.map(toldDatabase), ...rest };
}

export function getDatabase(input: { CatalogName: string; DatabaseName: string }, aws: Embedded): object {
  mustBeOurs(input.CatalogName);
  return { Database: toldDatabase(findDatabase(openCatalog(aws.state), input.DatabaseName)) };
}

export function listTableMetadata(input: Paged & { DatabaseName: string; Expression?: string }, aws: Embedded): object {
  mustBeOurs(input.CatalogName);
  const catalog = openCatalog(aws.state);
  const { name } = findDatabase(catalog, input.DatabaseName);
  const wanted = expression(input.Expression);
  const tables = catalog.tables(name).filter((table) => wanted(table.name));
  const { page, ...rest } = pageOf(tables, `tables of ${name}`, input);
  return { TableMetadataList: page.map(toldTable), ...rest };
}

export function getTableMetadata(
  input: { CatalogName: string; DatabaseName: string; TableName: string },
  aws: Embedded,
): object {
  mustBeOurs(input.CatalogName);
  const catalog = openCatalog(aws.state);
  const { name } = findDatabase(catalog, input.DatabaseName);
  const table = catalog.table(name, input.TableName.toLowerCase());
  if (table === undefined)
    throw notInCatalog(`EntityNotFoundException: Entity Not Found: Table ${input.TableName} not found.`);
  return { TableMetadata: toldTable(table) };
}

function findDatabase(catalog: Catalog, name: string): Database {
  const found = catalog.database(name.toLowerCase());
  if (found === undefined) throw notInCatalog(`EntityNotFoundException: Database ${name} not found.`);
  return found;
}

/** Glue's pattern is a regular expression over whole names, in which `*` alone also means anything. */
function expression(text = '*'): (name: string) => boolean {
  try {
    const whole = new RegExp(`^(?:${text.replaceAll(/(?<![.)\]])\*/g, '.*')})$`, 'i');
    return timedExpression(whole, () => invalidRequest('Expression takes too long'));
  } catch {
    throw invalidRequest(`Expression is not a valid pattern: ${text}`);
  }
}

function toldDatabase({ name, comment, location }: Database): object {
  return {
    Name: name,
    ...(comment !== undefined && { Description: comment }),
    ...(location !== undefined && { Parameters: { location } }),
  };
}

function toldTable(table: Table | View): object {
  const shared = {
    Name: table.name,
    CreateTime: table.created / 1000,
    LastAccessTime: 0,
    Columns: table.columns.map(toldColumn),
  };
  if (table.kind === 'view') {
    return {
      ...shared,
      TableType: 'VIRTUAL_VIEW',
      PartitionKeys: [],
      Parameters: { presto_view: 'true', comment: 'Presto View' },
    };
  }
  const { format } = table;
  const serde = Object.entries(format.serdeProperties).map(([key, value]) => [`serde.param.${key}`, value] as const);
  return {
    ...shared,
    TableType: 'EXTERNAL_TABLE',
    PartitionKeys: table.partitionKeys.map(toldColumn),
    Parameters: {
      EXTERNAL: 'TRUE',
      ...(table.comment !== undefined && { comment: table.comment }),
      inputformat: format.inputFormat,
      location: table.location,
      outputformat: format.outputFormat,
      'serde.serialization.lib': format.serde,
      ...Object.fromEntries(serde),
      ...table.parameters,
    },
  };
}

function toldColumn({ name, type, comment }: Column): object {
  return { Name: name, Type: type, ...(comment !== undefined && { Comment: comment }) };
}
