import { readFileSync } from 'node:fs';
import { s3Place } from '../../../base/s3-place.ts';
import type { Embedded } from '../../embedded.ts';
import { pageToken } from '../../page-token.ts';
import type { Query, ResultColumn } from '../queries/query.ts';
import { type Page, readPage } from '../results/csv.ts';
import { needQuery } from './need-query.ts';
import { readToken } from './page.ts';
import { invalidRequest } from '../refusals.ts';

interface Input {
  QueryExecutionId: string;
  MaxResults?: number;
  NextToken?: string;
}

/** Rows of a finished query, from the file it left: any process can page through it. Of a SELECT the header row is the first. */
export async function getQueryResults(input: Input, aws: Embedded): Promise<object> {
  const query = needQuery(aws, input.QueryExecutionId);
  if (query.state !== 'SUCCEEDED') throw notReady(query);
  const list = `results of ${query.id}`;
  const offset = input.NextToken === undefined ? 0 : readToken(list, input.NextToken);
  const { rows, next } = await read(query, aws, offset, input.MaxResults ?? 1000);
  return {
    UpdateCount: query.outcome.updateCount ?? 0,
    ResultSet: {
      Rows: rows.map((row) => ({ Data: row.map((value) => (value === null ? {} : { VarCharValue: value })) })),
      ResultSetMetadata: { ColumnInfo: (query.outcome.columns ?? []).map(toldColumn) },
    },
    ...(next !== undefined && { NextToken: pageToken(list, [next]) }),
  };
}

function notReady({ state }: Query) {
  return state === 'FAILED' || state === 'CANCELLED'
    ? invalidRequest(`Query did not finish successfully. Final query state: ${state}`)
    : invalidRequest(`Query has not yet finished. Current state: ${state}`);
}

async function read({ outcome }: Query, { objects }: Embedded, offset: number, limit: number): Promise<Page> {
  const uri = outcome.result ?? '';
  if (!uri.endsWith('.csv') && !uri.endsWith('.txt')) return { rows: [], next: undefined };
  const place = s3Place(uri);
  const object = place && objects.head(place.bucket, place.key);
  if (object === undefined) throw invalidRequest(`Could not find results`);
  if (uri.endsWith('.csv')) return readPage(object.path, offset, limit);
  return readLines(readFileSync(object.path, 'utf8'), offset, limit);
}

function readLines(text: string, offset: number, limit: number): Page {
  const lines = text.split('\n').slice(0, -1);
  const rows = lines.slice(offset, offset + limit).map((line) => line.split('\t'));
  return { rows, next: offset + limit < lines.length ? offset + limit : undefined };
}

function toldColumn({ name, type, precision, scale }: ResultColumn): object {
  return {
    CatalogName: 'hive',
    SchemaName: '',
    TableName: '',
    Name: name,
    Label: name,
    Type: type,
    Precision: precision,
    Scale: scale,
    Nullable: 'UNKNOWN',
    CaseSensitive: type === 'varchar',
  };
}
