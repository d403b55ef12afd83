import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { DuckDBResult } from '@duckdb/node-api';
import { inAthenaWords } from '../duck/duck-error.ts';
import { resultColumn } from '../duck/types.ts';
import { valueText } from '../duck/value-text.ts';
import type { ResultColumn } from '../queries/query.ts';
import { csvLine } from './csv.ts';

/** Writes the rows of a query to `<folder>/result.csv`, a header line of `names` first. */
export async function writeRows(
  result: DuckDBResult,
  names: readonly string[],
  folder: string,
  sql: string,
): Promise<{ file: string; columns: ResultColumn[] }> {
  const columns = names.map((name, index) => resultColumn(name, result.columnType(index)));
  const file = join(folder, 'result.csv');
  await pipeline(Readable.from(lines(result, columns, sql)), createWriteStream(file));
  return { file, columns };
}

async function* lines(result: DuckDBResult, columns: readonly ResultColumn[], sql: string): AsyncGenerator<string> {
  yield csvLine(columns.map(({ name }) => name));
  try {
    for await (const chunk of result) {
      yield chunk.convertRows(valueText).map(csvLine).join('');
    }
  } catch (error) {
    throw inAthenaWords(error, sql);
  }
}
