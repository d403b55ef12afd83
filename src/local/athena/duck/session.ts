import { availableParallelism } from 'node:os';
import { type DuckDBConnection, DuckDBInstance, type DuckDBResult, type DuckDBType } from '@duckdb/node-api';
import { QueryFailure } from '../query-failure.ts';
import { macros } from './dialect.ts';
import { inAthenaWords, syntaxFailure } from './duck-error.ts';
import { identifier, literal, qualified } from '../../../base/sql.ts';

/** One DuckDB in memory for one query: nothing that a query does can outlive it or reach another. */
export interface Session {
  /** The parse tree of one SELECT. Throws QueryFailure for anything else. */
  parse(sql: string): Promise<unknown>;
  /** Rows of SQL that is our own. */
  rows(sql: string): Promise<Record<string, unknown>[]>;
  /** Makes the schema where it is missing, and a view in it. */
  addView(database: string, name: string, sql: string): Promise<void>;
  /** From now on only `files` can be read, only `folder` be written, and nothing be configured. */
  lock(files: readonly string[], folder: string): Promise<void>;
  /** Makes `database` the one of names that stand alone. */
  use(database: string): Promise<void>;
  /** The columns of the user's SQL, which is bound and not run. Throws as `query` does. */
  columns(sql: string): Promise<{ name: string; type: DuckDBType }[]>;
  /** Runs the user's SQL. Throws QueryFailure in Athena's words, with the places of `sql`. */
  query(sql: string): Promise<DuckDBResult>;
  /** Runs SQL of our own around the user's, whose text is already known to be sound. */
  run(sql: string): Promise<DuckDBResult>;
  interrupt(): void;
  close(): void;
}

/** The catalog's name in AWS; names with three parts work as they do there. */
const catalogName = 'awsdatacatalog';

const config = {
  threads: String(Math.min(4, availableParallelism())),
  memory_limit: '1GB',
  errors_as_json: 'true',
  integer_division: 'true',
  autoinstall_known_extensions: 'false',
  autoload_known_extensions: 'false',
  allow_community_extensions: 'false',
};

export async function openSession(): Promise<Session> {
  const instance = await DuckDBInstance.create(':memory:', config);
  const connection = await instance.connect();
  await connection.run(`ATTACH ':memory:' AS ${catalogName}; USE ${catalogName}; SET TimeZone = 'UTC'`);
  await connection.run(macros.map((macro) => `CREATE MACRO ${macro};`).join('\n'));
  return {
    parse: (sql) => parse(connection, sql),
    rows: async (sql) => (await connection.runAndReadAll(sql)).getRowObjectsJson(),
    addView: async (database, name, sql) => {
      await connection.run(`CREATE SCHEMA IF NOT EXISTS ${identifier(database)}`);
      await translated(connection.run(`CREATE VIEW ${qualified(database, name)} AS ${sql}`), '');
    },
    lock: async (files, folder) => {
      await connection.run(`SET allowed_paths = [${files.map(literal).join(', ')}]`);
      await connection.run(`SET temp_directory = ${literal(`${folder}/spill`)}`);
      await connection.run(`SET allowed_directories = [${literal(`${folder}/`)}]`);
      await connection.run('SET enable_external_access = false; SET lock_configuration = true');
    },
    use: async (database) => {
      await connection.run(`CREATE SCHEMA IF NOT EXISTS ${identifier(database)}`);
      await connection.run(`USE ${catalogName}.${identifier(database)}`);
    },
    columns: async (sql) => {
      const statement = await translated(connection.prepare(sql), sql);
      return Array.from({ length: statement.columnCount }, (_, index) => ({
        name: statement.columnName(index),
        type: statement.columnType(index),
      }));
    },
    query: (sql) => translated(connection.stream(sql), sql),
    run: (sql) => translated(connection.run(sql), ''),
    interrupt: () => connection.interrupt(),
    close: () => {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

interface Parsed {
  error_type?: string;
  error_message?: string;
  position?: string;
  statements?: readonly unknown[];
}

async function parse(connection: DuckDBConnection, sql: string): Promise<unknown> {
  const reader = await connection.runAndReadAll(`SELECT json_serialize_sql(${literal(sql)}, skip_null := true)`);
  const parsed = JSON.parse(reader.value(0, 0) as string) as Parsed;
  if (parsed.error_type === 'parser') throw syntaxFailure(parsed.error_message ?? '', parsed.position, sql);
  if (parsed.statements?.length !== 1) throw new QueryFailure('NOT_SUPPORTED: a query is one SELECT');
  return parsed.statements[0];
}

async function translated<T>(work: Promise<T>, sql: string): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw inAthenaWords(error, sql);
  }
}
