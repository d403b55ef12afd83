import { formatOfSerde, formats } from '../catalog/format.ts';
import { hiveText, parseHiveType } from '../catalog/hive-type.ts';
import type { Column, TableFormat } from '../catalog/table.ts';
import type { Reader } from './reader.ts';
import type { CreateTable, Statement } from './statement.ts';
import { parseOptions } from './write-options.ts';

/** Reads what follows CREATE. */
export function parseCreate(reader: Reader): Statement {
  if (reader.take('DATABASE') || reader.take('SCHEMA')) return parseDatabase(reader);
  if (reader.take('OR', 'REPLACE', 'VIEW')) return parseView(reader, true);
  if (reader.take('VIEW')) return parseView(reader, false);
  if (reader.take('EXTERNAL', 'TABLE')) return parseExternal(reader);
  if (reader.take('TABLE')) return parseTableAs(reader);
  throw reader.unexpected(['DATABASE', 'EXTERNAL', 'OR', 'SCHEMA', 'TABLE', 'VIEW']);
}

function parseDatabase(reader: Reader): Statement {
  const ifNotExists = reader.take('IF', 'NOT', 'EXISTS');
  const name = reader.name();
  const comment = reader.take('COMMENT') ? reader.string() : undefined;
  const location = reader.take('LOCATION') ? reader.string() : undefined;
  if (reader.take('WITH')) reader.need('DBPROPERTIES');
  if (reader.take('DBPROPERTIES')) parseProperties(reader);
  reader.finish();
  return { kind: 'create-database', name, ifNotExists, ...(comment && { comment }), ...(location && { location }) };
}

function parseView(reader: Reader, orReplace: boolean): Statement {
  const view = reader.tableName();
  reader.need('AS');
  return { kind: 'create-view', view, orReplace, sql: reader.rest() };
}

function parseTableAs(reader: Reader): Statement {
  const ifNotExists = reader.take('IF', 'NOT', 'EXISTS');
  const table = reader.tableName();
  const options = reader.take('WITH') ? parseOptions(reader) : { partitionedBy: [] };
  if (!reader.take('AS')) throw reader.unexpected(['AS', 'WITH']);
  const { sql, data } = parseWithData(reader);
  return { kind: 'create-table-as', table, ifNotExists, sql, data, options };
}

function parseWithData(reader: Reader): { sql: string; data: boolean } {
  const sql = reader.rest();
  const clause = /\s+WITH\s+(NO\s+)?DATA\s*$/i.exec(sql);
  return clause === null ? { sql, data: true } : { sql: sql.slice(0, clause.index), data: clause[1] === undefined };
}

function parseExternal(reader: Reader): CreateTable {
  const ifNotExists = reader.take('IF', 'NOT', 'EXISTS');
  const table = reader.tableName();
  const columns = parseColumns(reader);
  const comment = reader.take('COMMENT') ? reader.string() : undefined;
  const partitionKeys = reader.take('PARTITIONED', 'BY') ? parseColumns(reader) : [];
  const format = parseFormat(reader);
  if (!reader.take('LOCATION')) throw reader.unexpected(['LOCATION']);
  const location = reader.string();
  const parameters = reader.take('TBLPROPERTIES') ? parseProperties(reader) : {};
  reader.finish();
  return {
    kind: 'create-table',
    table,
    ifNotExists,
    columns,
    partitionKeys,
    location,
    format,
    parameters,
    ...(comment !== undefined && { comment }),
  };
}

function parseColumns(reader: Reader): Column[] {
  return reader.list(() => {
    const name = reader.name();
    const type = parseType(reader);
    const comment = reader.take('COMMENT') ? reader.string() : undefined;
    return { name, type, ...(comment !== undefined && { comment }) };
  });
}

function parseType(reader: Reader): string {
  const start = reader.peek();
  let depth = 0;
  do {
    const { value, kind } = reader.next();
    if (kind === 'end') throw reader.refuse(start, ['<type>']);
    if (value === '<' || value === '(') depth += 1;
    if (value === '>' || value === ')') depth -= 1;
  } while (depth > 0 || reader.sees('<') || reader.sees('('));
  const type = parseHiveType(reader.text.slice(start.start, reader.peek(-1).end));
  if (type === undefined) throw reader.refuse(start, ['<type>']);
  return hiveText(type);
}

/** ROW FORMAT and STORED AS, in Hive's order or without. */
function parseFormat(reader: Reader): TableFormat {
  let format: TableFormat = formats.TEXTFILE;
  let files: Pick<TableFormat, 'inputFormat' | 'outputFormat'> | undefined;
  for (;;) {
    if (reader.take('ROW', 'FORMAT')) format = parseRowFormat(reader);
    else if (reader.take('STORED', 'AS', 'INPUTFORMAT')) {
      const inputFormat = reader.string();
      reader.need('OUTPUTFORMAT');
      files = { inputFormat, outputFormat: reader.string() };
    } else if (reader.take('STORED', 'AS')) format = parseStoredAs(reader, format);
    else if (reader.take('WITH', 'SERDEPROPERTIES')) format = { ...format, serdeProperties: parseProperties(reader) };
    else return { ...format, ...files };
  }
}

function parseStoredAs(reader: Reader, format: TableFormat): TableFormat {
  const token = reader.next();
  const word = token.value.toUpperCase();
  if (word === 'TEXTFILE') return format;
  const named = Object.entries(formats).find(([name]) => name === word)?.[1];
  if (named === undefined) throw reader.refuse(token, Object.keys(formats));
  return named;
}

function parseRowFormat(reader: Reader): TableFormat {
  if (reader.take('DELIMITED')) return parseDelimited(reader);
  reader.need('SERDE');
  const token = reader.peek();
  const serde = reader.string();
  const serdeProperties = reader.take('WITH', 'SERDEPROPERTIES') ? parseProperties(reader) : {};
  const format = formatOfSerde(serde, serdeProperties);
  if (format === undefined) throw reader.refuse(token, ['a serde of Parquet, CSV, delimited text or JSON']);
  return format;
}

function parseDelimited(reader: Reader): TableFormat {
  const properties: Record<string, string> = {};
  for (;;) {
    if (reader.take('FIELDS', 'TERMINATED', 'BY')) properties['field.delim'] = reader.string();
    else if (reader.take('ESCAPED', 'BY')) properties['escape.delim'] = reader.string();
    else if (reader.take('LINES', 'TERMINATED', 'BY')) properties['line.delim'] = reader.string();
    else if (reader.take('NULL', 'DEFINED', 'AS')) properties['serialization.null.format'] = reader.string();
    else return { ...formats.TEXTFILE, serdeProperties: properties };
  }
}

function parseProperties(reader: Reader): Record<string, string> {
  const pairs = reader.list(() => {
    const key = reader.string();
    reader.need('=');
    return [key, reader.string()] as const;
  });
  return Object.fromEntries(pairs);
}
