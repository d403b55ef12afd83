import { parseOutput } from '../../parse-ref.ts';
import type { OutputRef } from '../../ref.ts';
import { openStep } from '../build.ts';
import type { OutputHandle } from '../handles.ts';
import type { CommonOptions } from '../options/common.ts';
import { shown, type Reader } from '../options/read-options.ts';
import { literalText, oneOf, template } from '../options/readers.ts';
import type { Text } from '../values.ts';

export interface SqlOptions extends CommonOptions {
  /** Where names of tables without a database are looked for. */
  readonly database?: string;
  /** How the rows are written; left out, Parquet. */
  readonly format?: 'parquet' | 'csv' | 'json';
  /** Left out, files of the run; a table is registered when the query has ended. */
  readonly output?: 'files' | `s3://${string}` | `table:${string}.${string}`;
}

/**
 * A query of Athena; its rows are its output. Throws FLOW_OUTSIDE.
 *
 * @example
 * const late = sql(`select * from nyc.flights where day = '${day}'`);
 * job('jobs/train.py', { inputs: { flights: late.outputs.rows } });
 */
export function sql(query: Text, options: SqlOptions = {}): OutputHandle<{ rows: 'data' }> {
  const { add, common, one, read, tell } = openStep('sql');
  const { database, format = 'parquet', output = { kind: 'files' }, ...said } = read(options, fields);
  const text = one('sql', query, template) ?? '';
  if (text.trim() === '')
    tell({ what: 'sql() has no query', rule: 'one SELECT over tables', fix: "sql('select ...')" });
  return add({
    kind: 'sql',
    ...common(said, 'sql', 'numbered'),
    sql: text,
    ...(database !== undefined && { database }),
    format,
    output,
  });
}

const rowsOutput: Reader<OutputRef> = (value, path, tell) => {
  const text = literalText(value, path, tell);
  if (text === undefined) return undefined;
  const parsed = parseOutput(text);
  if (parsed.ok && parsed.ref.kind !== 'model') return parsed.ref;
  const rule = "'files', 's3://bucket/prefix/' or 'table:db.name'";
  tell({ what: `${path} is ${shown(text)}`, rule, fix: (!parsed.ok && parsed.problem.nearest) || "'files'" });
  return undefined;
};

const fields = { database: literalText, format: oneOf(['parquet', 'csv', 'json']), output: rowsOutput };
