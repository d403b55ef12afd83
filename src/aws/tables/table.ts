import type { TableMetadata } from '@aws-sdk/client-athena';
import type { RowFormat } from '../../define/ref.ts';

/** The one catalogue that mlx works with. */
export const catalog = 'AwsDataCatalog';

/** A table as the catalogue has it. */
export interface Table {
  database: string;
  name: string;
  kind: 'table' | 'view' | 'iceberg';
  columns: readonly Column[];
  partitionKeys: readonly Column[];
  /** Where its files lie. */
  location?: string;
  /** How its files are written; absent for other formats than mlx's. */
  format?: RowFormat;
  parameters: Readonly<Record<string, string>>;
}

export interface Column {
  name: string;
  /** In Hive's words: `bigint`, `array<string>`. */
  type: string;
  comment?: string;
}

export function tableOf(database: string, metadata: TableMetadata): Table {
  const parameters = lowerKeys(metadata.Parameters ?? {});
  return {
    database,
    name: metadata.Name ?? '',
    kind: kindOf(metadata.TableType ?? '', parameters),
    columns: (metadata.Columns ?? []).map(columnOf),
    partitionKeys: (metadata.PartitionKeys ?? []).map(columnOf),
    location: parameters['location'],
    format: formatOf(parameters),
    parameters,
  };
}

function columnOf({
  Name: name = '',
  Type: type = 'string',
  Comment: comment,
}: NonNullable<TableMetadata['Columns']>[number]): Column {
  return { name, type, comment };
}

function kindOf(type: string, parameters: Readonly<Record<string, string>>): Table['kind'] {
  if (parameters['table_type']?.toUpperCase() === 'ICEBERG') return 'iceberg';
  return type.toUpperCase().includes('VIEW') ? 'view' : 'table';
}

function formatOf(parameters: Readonly<Record<string, string>>): RowFormat | undefined {
  const words = [parameters['serde.serialization.lib'], parameters['inputformat'], parameters['classification']];
  const text = words.join(' ').toLowerCase();
  if (text.includes('parquet')) return 'parquet';
  if (text.includes('json')) return 'json';
  // Scripts expect a header line, so that a table without one counts as another format.
  return text.includes('csv') && parameters['skip.header.line.count'] === '1' ? 'csv' : undefined;
}

function lowerKeys(record: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key.toLowerCase(), value]));
}
