import type { DatabaseSync } from 'node:sqlite';
import type { ParameterType } from '../definition/definition.ts';
import type { Json } from '../json.ts';

/** `Waiting` is a step that a retry of the execution takes up again and that has not begun yet; it is told to nobody. */
export type StepStatus = 'Waiting' | 'Starting' | 'Executing' | 'Stopping' | 'Stopped' | 'Failed' | 'Succeeded';

/** A step of an execution that has begun at least once, as it is stored. Times are milliseconds since 1970. */
export interface StepRecord {
  execution: string;
  pipeline: string;
  name: string;
  type: string;
  displayName?: string;
  description?: string;
  status: StepStatus;
  started: number;
  ended?: number;
  /** How often it was begun. */
  attempts: number;
  /** The number of failures that each of its retry policies has answered, since the execution was last started or retried. */
  retried: Readonly<Record<string, number>>;
  /** When it first failed since then. */
  failedFirst?: number;
  /** A step that is `Starting` begins its next attempt then, at the earliest. */
  wake?: number;
  failureReason?: string;
  /** What ListPipelineExecutionSteps tells of what the step made. */
  metadata?: Json;
  /** The digest of what must be equal for another execution to reuse the step. */
  cacheKey?: string;
  /** The execution whose result stands for this step: by the cache, or as it is not among the selected. */
  cachedFrom?: string;
  reusedFrom?: string;
  /** Of a callback. */
  token?: string;
  /** Of a callback: the types of the outputs that the definition declares. */
  outputTypes?: Readonly<Record<string, ParameterType>>;
}

export function readStep(state: DatabaseSync, execution: string, name: string): StepRecord | undefined {
  const row = state.prepare('SELECT doc FROM pipeline_steps WHERE execution = ? AND name = ?').get(execution, name);
  return row && toStep(row);
}

/** In the order in which they first began. */
export function stepsOf(state: DatabaseSync, execution: string): StepRecord[] {
  return state
    .prepare('SELECT doc FROM pipeline_steps WHERE execution = ? ORDER BY position')
    .all(execution)
    .map(toStep);
}

/** The step that waits, or has waited, for an answer with this token. */
export function stepByToken(state: DatabaseSync, token: string): StepRecord | undefined {
  const row = state.prepare('SELECT doc FROM pipeline_steps WHERE token = ?').get(token);
  return row && toStep(row);
}

/** What other steps read of a step that has succeeded, in the form of its Describe response. */
export function readProperties(state: DatabaseSync, execution: string, name: string): Json | undefined {
  const row = state
    .prepare(`SELECT properties FROM pipeline_steps WHERE execution = ? AND name = ? AND status = 'Succeeded'`)
    .get(execution, name);
  return typeof row?.['properties'] === 'string' ? (JSON.parse(row['properties']) as Json) : undefined;
}

/** A text that changes when a step of the execution begins, ends or is begun again. */
export function stepsMark(state: DatabaseSync, execution: string): string {
  const rows = state
    .prepare('SELECT status, count(*) AS steps FROM pipeline_steps WHERE execution = ? GROUP BY status')
    .all(execution);
  return JSON.stringify(rows);
}

/** Steps that have begun and aren't over. */
export function stepsAtWork(state: DatabaseSync, execution: string): StepRecord[] {
  return state
    .prepare(
      `SELECT doc FROM pipeline_steps WHERE execution = ? AND status IN ('Starting', 'Executing', 'Stopping') ORDER BY position`,
    )
    .all(execution)
    .map(toStep);
}

/** The newest success of that step in the pipeline with an equal key that ended at `since` or later. */
export function stepToReuse(state: DatabaseSync, step: StepRecord, key: string, since: number): StepRecord | undefined {
  const row = state
    .prepare(
      `SELECT doc FROM pipeline_steps WHERE pipeline = ? AND name = ? AND cache_key = ? AND status = 'Succeeded'
       AND execution != ? AND ended >= ? ORDER BY ended DESC, rowid DESC LIMIT 1`,
    )
    .get(step.pipeline, step.name, key, step.execution, since);
  return row && toStep(row);
}

/** Without `properties` those that are there stay. */
export function writeStep(state: DatabaseSync, step: StepRecord, properties?: Json): void {
  state
    .prepare(
      `INSERT INTO pipeline_steps (execution, name, pipeline, status, position, ended, cache_key, token, properties, doc)
       VALUES (?, ?, ?, ?, (SELECT count(*) FROM pipeline_steps WHERE execution = ?), ?, ?, ?, ?, ?)
       ON CONFLICT (execution, name) DO UPDATE SET status = excluded.status, ended = excluded.ended,
       cache_key = excluded.cache_key, token = excluded.token, doc = excluded.doc,
       properties = coalesce(excluded.properties, properties)`,
    )
    .run(
      step.execution,
      step.name,
      step.pipeline,
      step.status,
      step.execution,
      step.ended ?? null,
      // What only stands for another is not reused again: the other is, as long as it is fresh.
      step.cachedFrom === undefined && step.reusedFrom === undefined ? (step.cacheKey ?? null) : null,
      step.token ?? null,
      properties === undefined ? null : JSON.stringify(properties),
      JSON.stringify(step),
    );
}

function toStep(row: Record<string, unknown>): StepRecord {
  return JSON.parse(String(row['doc'])) as StepRecord;
}
