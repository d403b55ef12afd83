/** The request of a query as it was accepted. */
export interface QueryRequest {
  /** With its parameters filled in. */
  text: string;
  parameters?: readonly string[];
  database: string;
  workGroup: string;
  /** `s3://bucket/prefix/` where results go. */
  output: string;
  type: 'DDL' | 'DML' | 'UTILITY';
  sub: string;
}

export type QueryState = 'QUEUED' | 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'CANCELLED';

/** A column of a result, in AWS's own words. */
export interface ResultColumn {
  name: string;
  /** Trino's name of the type, such as `varchar`, `row`, `decimal`. */
  type: string;
  precision: number;
  scale: number;
}

/** What became of a query. Times are milliseconds. */
export interface Outcome {
  started?: number;
  ended?: number;
  /** Why it failed or was cancelled. */
  reason?: string;
  error?: { category: number; type: number };
  /** The full URI of the result. */
  result?: string;
  columns?: readonly ResultColumn[];
  /** Rows that INSERT or CREATE TABLE AS wrote. */
  updateCount?: number;
  /** Bytes of the objects that were read, whole files. */
  scanned?: number;
  manifest?: string;
}

export interface Query {
  id: string;
  request: QueryRequest;
  state: QueryState;
  submitted: number;
  outcome: Outcome;
}
