import { randomUUID } from 'node:crypto';
import type { Embedded } from '../../embedded.ts';
import { openQueries } from '../queries/queries.ts';
import type { Query } from '../queries/query.ts';
import { runQuery } from '../queries/run-query.ts';
import { folderUri, parseFolder } from '../s3-uri.ts';
import { fillParameters } from '../statement/parameters.ts';
import { parseStatement } from '../statement/parse.ts';
import { statementType } from '../statement/statement.ts';
import { invalidRequest } from '../refusals.ts';
import { mustBeOurs } from './must-be-ours.ts';
import { needQuery } from './need-query.ts';
import { mustBePrimary } from './work-groups.ts';

interface StartInput {
  QueryString: string;
  ClientRequestToken?: string;
  QueryExecutionContext?: { Database?: string; Catalog?: string };
  ResultConfiguration?: { OutputLocation?: string };
  WorkGroup?: string;
  ExecutionParameters?: readonly string[];
}

/**
 * Accepts a query and runs it in this process while it answers. A statement that can't be parsed is refused here, as in AWS;
 * but for faults inside a SELECT, which AWS refuses too and which are told here by a query that FAILED.
 */
export function startQueryExecution(input: StartInput, aws: Embedded): { QueryExecutionId: string } {
  const workGroup = mustBePrimary(input.WorkGroup);
  const { Database: database = 'default', Catalog: catalog = 'AwsDataCatalog' } = input.QueryExecutionContext ?? {};
  mustBeOurs(catalog);
  const text =
    input.ExecutionParameters === undefined
      ? input.QueryString
      : fillParameters(input.QueryString, input.ExecutionParameters);
  const statement = parseStatement(text);
  const { type, sub } = statementType(statement);
  const queries = openQueries(aws.state, aws.now);
  const { query, fresh } = queries.add(randomUUID(), input.ClientRequestToken, {
    text: input.QueryString,
    ...(input.ExecutionParameters && { parameters: input.ExecutionParameters }),
    database: database.toLowerCase(),
    workGroup,
    output: outputOf(input, aws),
    type,
    sub,
  });
  if (fresh) void runQuery(aws, queries, query, statement);
  else mustBeSame(query, input);
  return { QueryExecutionId: query.id };
}

/** Cancels a query. Whichever process runs it sees the new state and stops. */
export function stopQueryExecution(input: { QueryExecutionId: string }, aws: Embedded): object {
  const { id } = needQuery(aws, input.QueryExecutionId);
  openQueries(aws.state, aws.now).end(id, 'CANCELLED', { reason: 'Query cancelled by user' });
  return {};
}

function outputOf({ ResultConfiguration }: StartInput, { objects }: Embedded): string {
  const location = ResultConfiguration?.OutputLocation;
  if (location === undefined) {
    throw invalidRequest(
      'No output location provided. An output location is required either through the Workgroup result configuration setting or as an API input.',
    );
  }
  const place = parseFolder(location);
  if (place === undefined) throw invalidRequest(`outputLocation is not a valid S3 path: ${location}`);
  if (!objects.hasBucket(place.bucket)) throw invalidRequest(`Unable to verify/create output bucket ${place.bucket}`);
  return folderUri(place);
}

function mustBeSame(query: Query, input: StartInput): void {
  if (query.request.text !== input.QueryString) throw invalidRequest('Idempotent parameters do not match');
}
