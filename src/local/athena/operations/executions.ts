import type { Embedded } from '../../embedded.ts';
import { pageToken } from '../../page-token.ts';
import { openQueries } from '../queries/queries.ts';
import type { Query } from '../queries/query.ts';
import { needQuery } from './need-query.ts';
import { readToken } from './page.ts';
import { mustBePrimary } from './work-groups.ts';

export function getQueryExecution(input: { QueryExecutionId: string }, aws: Embedded): object {
  return { QueryExecution: told(needQuery(aws, input.QueryExecutionId), aws.now()) };
}

export function batchGetQueryExecution(input: { QueryExecutionIds: readonly string[] }, aws: Embedded): object {
  const queries = openQueries(aws.state, aws.now);
  const found = input.QueryExecutionIds.map((id) => ({ id, query: queries.get(id) }));
  return {
    QueryExecutions: found.flatMap(({ query }) => (query === undefined ? [] : [told(query, aws.now())])),
    UnprocessedQueryExecutionIds: found
      .filter(({ query }) => query === undefined)
      .map(({ id }) => ({
        QueryExecutionId: id,
        ErrorCode: 'INVALID_INPUT',
        ErrorMessage: `QueryExecution ${id} was not found`,
      })),
  };
}

export function listQueryExecutions(
  input: { MaxResults?: number; NextToken?: string; WorkGroup?: string },
  aws: Embedded,
): object {
  mustBePrimary(input.WorkGroup);
  const limit = input.MaxResults ?? 50;
  const before = input.NextToken === undefined ? undefined : readToken('queries', input.NextToken);
  const found = openQueries(aws.state, aws.now).list(limit + 1, before);
  const page = found.slice(0, limit);
  const last = page.at(-1);
  return {
    QueryExecutionIds: page.map(({ id }) => id),
    ...(found.length > limit && last && { NextToken: pageToken('queries', [last.sequence]) }),
  };
}

/** A query in AWS's form; times in seconds. */
function told({ id, request, state, submitted, outcome }: Query, now: number): object {
  const started = outcome.started ?? outcome.ended;
  const end = outcome.ended ?? now;
  return {
    QueryExecutionId: id,
    Query: request.text,
    StatementType: request.type,
    SubstatementType: request.sub,
    ResultConfiguration: { OutputLocation: outcome.result ?? request.output },
    ResultReuseConfiguration: { ResultReuseByAgeConfiguration: { Enabled: false } },
    QueryExecutionContext: { Database: request.database, Catalog: 'awsdatacatalog' },
    Status: {
      State: state,
      SubmissionDateTime: submitted / 1000,
      ...(outcome.reason !== undefined && { StateChangeReason: outcome.reason }),
      ...(outcome.ended !== undefined && { CompletionDateTime: outcome.ended / 1000 }),
      ...(outcome.error && {
        AthenaError: {
          ErrorCategory: outcome.error.category,
          ErrorType: outcome.error.type,
          Retryable: false,
          ErrorMessage: outcome.reason,
        },
      }),
    },
    Statistics: {
      EngineExecutionTimeInMillis: started === undefined ? 0 : end - started,
      DataScannedInBytes: outcome.scanned ?? 0,
      TotalExecutionTimeInMillis: end - submitted,
      QueryQueueTimeInMillis: (started ?? end) - submitted,
      ServiceProcessingTimeInMillis: 0,
      ResultReuseInformation: { ReusedPreviousResult: false },
      ...(outcome.manifest !== undefined && { DataManifestLocation: outcome.manifest }),
    },
    WorkGroup: request.workGroup,
    EngineVersion: { SelectedEngineVersion: 'AUTO', EffectiveEngineVersion: 'Athena engine version 3' },
    ...(request.parameters && { ExecutionParameters: request.parameters }),
  };
}
