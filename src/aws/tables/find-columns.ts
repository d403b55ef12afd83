import { open, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { MlxError } from '../../base/errors.ts';
import { inScratchFolder } from '../../base/scratch-folder.ts';
import { identifier, literal } from '../../base/sql.ts';
import type { RowFormat } from '../../define/ref.ts';
import { hiveType } from './hive-type.ts';
import type { Column } from './table.ts';

export interface Sample {
  /** Absolute path of a file, or of the beginning of one. */
  path: string;
  format: RowFormat;
  /** What it is called in errors. */
  source: string;
  /** True where the file is the whole table, so that what is absent from it is absent from the table. */
  whole: boolean;
}

/** The columns of a table made of files like this one. Throws `TABLE_UNREADABLE` and `TABLE_COLUMN_REFUSED`. */
export async function findColumns(sample: Sample): Promise<Column[]> {
  return inScratchFolder(async (folder) => {
    // DuckDB reads patterns, not names: a file called `[ab]*.csv` would lead it to others.
    const file = join(folder, 'sample');
    await symlink(sample.path, file);
    const found = await describe(file, sample);
    if (sample.format === 'json') refuseNames(await keysOfFirst(sample.path), sample.source);
    return checked(found, sample.source);
  });
}

async function describe(file: string, sample: Sample): Promise<Column[]> {
  const { DuckDBInstance } = await import('@duckdb/node-api');
  const instance = await DuckDBInstance.create(':memory:', { threads: '1', autoinstall_known_extensions: 'false' });
  const connection = await instance.connect();
  try {
    const described = await connection.runAndReadAll(`DESCRIBE SELECT * FROM ${reader(file, sample.format)}`);
    const columns = described
      .getRowObjects()
      .map((row) => ({ name: String(row['column_name']), duck: String(row['column_type']) }));
    if (sample.format === 'csv') return await csvColumns(connection, file, sample, columns);
    return columns.map(({ name, duck }) => ({ name, type: typeOf(name, duck, sample) }));
  } catch (error) {
    if (error instanceof MlxError) throw error;
    const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    throw new MlxError('TABLE_UNREADABLE', { source: sample.source, reason }, { cause: error });
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

function reader(file: string, format: RowFormat): string {
  const path = literal(file);
  switch (format) {
    case 'parquet':
      return `read_parquet(${path})`;
    case 'csv':
      return `read_csv(${path}, header = true, delim = ',', quote = '"', escape = '"', sample_size = -1)`;
    case 'json':
      return `read_json(${path}, format = 'newline_delimited', sample_size = -1, map_inference_threshold = -1, convert_strings_to_integers = false)`;
  }
}

/**
 * Athena's reader of CSV fails on an empty field of a number, so that a column has a number's type only where the whole
 * table was seen to have a value in each row. All others are text.
 */
async function csvColumns(
  connection: DuckDBConnection,
  file: string,
  sample: Sample,
  columns: readonly { name: string; duck: string }[],
): Promise<Column[]> {
  const typed = new Set<string>();
  const numbers = columns.filter(({ duck }) => csvTypes.has(duck));
  if (sample.whole && numbers.length > 0) {
    const counts = numbers.map(({ name }) => `count(${identifier(name)})`).join(', ');
    const rows = await connection.runAndReadAll(`SELECT count(*), ${counts} FROM ${reader(file, 'csv')}`);
    const [all, ...present] = rows.getRows()[0] ?? [];
    for (const [index, { name }] of numbers.entries()) if (present[index] === all) typed.add(name);
  }
  return columns.map(({ name, duck }) => ({
    name,
    type: typed.has(name) ? (csvTypes.get(duck) ?? 'string') : 'string',
  }));
}

const csvTypes = new Map([
  ['BIGINT', 'bigint'],
  ['DOUBLE', 'double'],
  ['BOOLEAN', 'boolean'],
]);

function typeOf(name: string, duck: string, { source, format }: Sample): string {
  const type = hiveType(duck, format);
  if (type !== undefined) return type;
  throw new MlxError('TABLE_COLUMN_REFUSED', { source, column: name, reason: `Athena has no type for ${duck}` });
}

/** The names as they stand in the first row of JSON Lines; DuckDB gives other ones to those that it can't tell apart. */
async function keysOfFirst(path: string): Promise<string[]> {
  const file = await open(path);
  try {
    for await (const line of file.readLines()) {
      if (line.trim() !== '') return Object.keys(JSON.parse(line) as object);
    }
    return [];
  } catch {
    // What is compressed or broken was DuckDB's to judge.
    return [];
  } finally {
    await file.close();
  }
}

function checked(columns: readonly Column[], source: string): Column[] {
  if (columns.length === 0) throw new MlxError('TABLE_UNREADABLE', { source, reason: 'it has no columns' });
  const names = columns.map(({ name }) => name);
  refuseNames(names, source);
  return columns.map((column) => ({ ...column, name: column.name.toLowerCase() }));
}

function refuseNames(names: readonly string[], source: string): void {
  const seen = new Set<string>();
  for (const column of names) {
    const name = column.toLowerCase();
    const reason = refusal(name, seen);
    if (reason) throw new MlxError('TABLE_COLUMN_REFUSED', { source, column, reason });
    seen.add(name);
  }
}

function refusal(name: string, seen: ReadonlySet<string>): string | undefined {
  if (name.trim() === '') return 'it has no name';
  if (name.length > 255) return 'its name is longer than 255 characters';
  if (/[`,:;<>(){}=\p{C}]/u.test(name)) return 'a name may not hold ` , : ; < > ( ) { } = or control characters';
  return seen.has(name)
    ? 'Athena does not tell upper and lower case apart, and another column has this name'
    : undefined;
}
