import type { Reader } from './reader.ts';
import type { PartitionSpec, Statement } from './statement.ts';

/** Reads what follows DROP. */
export function parseDrop(reader: Reader): Statement {
  if (reader.take('DATABASE') || reader.take('SCHEMA')) {
    const ifExists = reader.take('IF', 'EXISTS');
    const name = reader.name();
    const cascade = reader.take('CASCADE');
    if (!cascade) reader.take('RESTRICT');
    return reader.ending({ kind: 'drop-database', name, ifExists, cascade });
  }
  const kind = reader.take('TABLE') ? 'drop-table' : 'drop-view';
  if (kind === 'drop-view' && !reader.take('VIEW')) throw reader.unexpected(['DATABASE', 'SCHEMA', 'TABLE', 'VIEW']);
  const ifExists = reader.take('IF', 'EXISTS');
  return reader.ending({ kind, ifExists, table: reader.tableName() });
}

/** Reads what follows ALTER TABLE. */
export function parseAlter(reader: Reader): Statement {
  const table = reader.tableName();
  if (reader.take('SET', 'LOCATION')) return reader.ending({ kind: 'set-location', table, location: reader.string() });
  if (reader.take('ADD')) {
    const ifNotExists = reader.take('IF', 'NOT', 'EXISTS');
    return reader.ending({ kind: 'add-partitions', table, ifNotExists, partitions: parsePartitions(reader) });
  }
  if (reader.take('DROP')) {
    const ifExists = reader.take('IF', 'EXISTS');
    return reader.ending({ kind: 'drop-partitions', table, ifExists, partitions: parsePartitions(reader) });
  }
  throw reader.unexpected(['ADD', 'DROP', 'SET']);
}

/** Reads what follows SHOW. */
export function parseShow(reader: Reader): Statement {
  if (reader.take('DATABASES') || reader.take('SCHEMAS')) {
    return reader.ending({ kind: 'show-databases', ...parsePattern(reader) });
  }
  if (reader.sees('TABLES') || reader.sees('VIEWS')) {
    const views = reader.next().value.toUpperCase() === 'VIEWS';
    const database = reader.take('IN') || reader.take('FROM') ? reader.name() : undefined;
    return reader.ending({ kind: 'show-tables', views, ...(database && { database }), ...parsePattern(reader) });
  }
  if (reader.take('COLUMNS')) {
    if (!reader.take('IN')) reader.need('FROM');
    const { name, database } = reader.tableName();
    const named = reader.take('IN') || reader.take('FROM') ? reader.name() : database;
    return reader.ending({ kind: 'show-columns', table: named === undefined ? { name } : { database: named, name } });
  }
  if (reader.take('CREATE', 'TABLE')) return reader.ending({ kind: 'show-create-table', table: reader.tableName() });
  if (reader.take('CREATE', 'VIEW')) return reader.ending({ kind: 'show-create-view', table: reader.tableName() });
  if (reader.take('PARTITIONS')) return reader.ending({ kind: 'show-partitions', table: reader.tableName() });
  throw reader.unexpected(['COLUMNS', 'CREATE', 'DATABASES', 'PARTITIONS', 'SCHEMAS', 'TABLES', 'VIEWS']);
}

function parsePattern(reader: Reader): { pattern?: string } {
  reader.take('LIKE');
  return reader.peek().kind === 'string' ? { pattern: reader.string() } : {};
}

function parsePartitions(reader: Reader): PartitionSpec[] {
  const partitions: PartitionSpec[] = [];
  do {
    reader.need('PARTITION');
    const values = Object.fromEntries(
      reader.list(() => {
        const name = reader.name();
        reader.need('=');
        return [name, reader.next().value] as const;
      }),
    );
    const location = reader.take('LOCATION') ? reader.string() : undefined;
    partitions.push({ values, ...(location !== undefined && { location }) });
  } while (reader.take(',') || reader.sees('PARTITION'));
  return partitions;
}
