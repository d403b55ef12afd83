import type { DatabaseSync } from 'node:sqlite';

export type ExecutionStatus = 'Executing' | 'Stopping' | 'Stopped' | 'Failed' | 'Succeeded';

/** An execution of a pipeline as it is stored. Times are milliseconds since 1970. */
export interface Execution {
  /** 12 lower-case letters and digits. */
  id: string;
  arn: string;
  pipeline: string;
  pipelineArn: string;
  version: number;
  displayName: string;
  description?: string;
  status: ExecutionStatus;
  failureReason?: string;
  /** What it was started with, as text; params that were left out have their defaults. */
  parameters: Readonly<Record<string, string>>;
  role: string;
  parallelism?: number;
  selective?: { source?: string; steps: readonly string[] };
  experiment?: { name: string; trial: string };
  /** What its starter called the request. */
  token: string;
  /** What the last one who tried it again called that. */
  retryToken?: string;
  created: number;
  modified: number;
}

export function readExecution(state: DatabaseSync, id: string): Execution | undefined {
  const row = state.prepare('SELECT doc FROM pipeline_executions WHERE id = ?').get(id);
  return row && toExecution(row);
}

/** The execution that an earlier request with this token started. */
export function executionByToken(state: DatabaseSync, pipeline: string, token: string): Execution | undefined {
  const row = state
    .prepare('SELECT doc FROM pipeline_executions WHERE pipeline = ? AND token = ?')
    .get(pipeline, token);
  return row && toExecution(row);
}

/** The oldest first. */
export function executionsOf(state: DatabaseSync, pipeline: string): Execution[] {
  return state
    .prepare('SELECT doc FROM pipeline_executions WHERE pipeline = ? ORDER BY created, rowid')
    .all(pipeline)
    .map(toExecution);
}

/** Executions that aren't over, the oldest first. */
export function executionsAtWork(state: DatabaseSync): Execution[] {
  return state
    .prepare(`SELECT doc FROM pipeline_executions WHERE status IN ('Executing', 'Stopping') ORDER BY created, rowid`)
    .all()
    .map(toExecution);
}

export function writeExecution(state: DatabaseSync, execution: Execution): void {
  const { id, pipeline, status, created, token } = execution;
  state
    .prepare(
      `INSERT INTO pipeline_executions VALUES (?, ?, ?, ?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET status = excluded.status, doc = excluded.doc`,
    )
    .run(id, pipeline, status, created, token, JSON.stringify(execution));
}

function toExecution(row: Record<string, unknown>): Execution {
  return JSON.parse(String(row['doc'])) as Execution;
}
