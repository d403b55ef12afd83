import { parseAlter, parseDrop, parseShow } from './parse-catalog.ts';
import { parseCreate } from './parse-create.ts';
import { Reader } from './reader.ts';
import type { Statement } from './statement.ts';
import { parseOptions } from './write-options.ts';

const starters = [
  'ALTER',
  'CREATE',
  'DESCRIBE',
  'DROP',
  'EXPLAIN',
  'INSERT',
  'MSCK',
  'SELECT',
  'SHOW',
  'UNLOAD',
  'VALUES',
  'WITH',
];

/** Reads one statement. Throws InvalidRequestException in Athena's words, with line and column, where it can't. */
export function parseStatement(text: string): Statement {
  const reader = new Reader(text);
  if (reader.sees('SELECT') || reader.sees('WITH') || reader.sees('VALUES') || reader.sees('(')) {
    return { kind: 'select', sql: reader.rest() };
  }
  if (reader.take('EXPLAIN')) return parseExplain(reader);
  if (reader.take('UNLOAD')) return parseUnload(reader);
  if (reader.take('INSERT', 'INTO')) return parseInsert(reader);
  if (reader.take('CREATE')) return parseCreate(reader);
  if (reader.take('DROP')) return parseDrop(reader);
  if (reader.take('ALTER', 'TABLE')) return parseAlter(reader);
  if (reader.take('SHOW')) return parseShow(reader);
  if (reader.take('MSCK', 'REPAIR', 'TABLE')) return reader.ending({ kind: 'repair', table: reader.tableName() });
  if (reader.take('DESCRIBE') || reader.take('DESC')) {
    if (!reader.take('FORMATTED')) reader.take('EXTENDED');
    return reader.ending({ kind: 'describe', table: reader.tableName() });
  }
  throw reader.unexpected(starters);
}

function parseExplain(reader: Reader): Statement {
  if (reader.take('ANALYZE')) throw reader.unexpected(['(', 'SELECT', 'WITH']);
  if (reader.sees('(') && !reader.sees('(', 'SELECT') && !reader.sees('(', 'WITH')) {
    reader.next();
    reader.closing();
  }
  if (reader.sees('UNLOAD')) throw reader.unexpected(['SELECT', 'WITH']);
  return { kind: 'explain', sql: reader.rest() };
}

function parseUnload(reader: Reader): Statement {
  reader.need('(');
  const inside = reader.peek().start;
  const end = reader.closing();
  const sql = reader.span(inside, end);
  reader.need('TO');
  const location = reader.string();
  const options = reader.take('WITH') ? parseOptions(reader) : { partitionedBy: [] };
  reader.finish();
  return { kind: 'unload', sql, location, options };
}

function parseInsert(reader: Reader): Statement {
  const table = reader.tableName();
  const listed =
    reader.sees('(') && !reader.sees('(', 'SELECT') && !reader.sees('(', 'WITH') && !reader.sees('(', 'VALUES');
  const columns = listed ? reader.list(() => reader.name()) : undefined;
  return { kind: 'insert', table, sql: reader.rest(), ...(columns && { columns }) };
}
