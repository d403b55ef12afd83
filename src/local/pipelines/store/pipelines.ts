import type { Tag } from '@aws-sdk/client-sagemaker';
import type { DatabaseSync } from 'node:sqlite';

/** A pipeline as it is stored. Times are milliseconds since 1970. */
export interface Pipeline {
  name: string;
  arn: string;
  displayName?: string;
  description?: string;
  role: string;
  /** The most steps of one execution at once. */
  parallelism?: number;
  tags: readonly Tag[];
  /** What its creator called the request, so that the same request makes no second one. */
  token: string;
  created: number;
  modified: number;
  lastRun?: number;
  /** The newest. */
  version: number;
}

export interface PipelineVersion {
  version: number;
  created: number;
  definition: string;
  lastExecution?: string;
}

export function readPipeline(state: DatabaseSync, name: string): Pipeline | undefined {
  const row = state.prepare('SELECT doc FROM pipelines WHERE name = ?').get(name);
  return row && (JSON.parse(String(row['doc'])) as Pipeline);
}

export function allPipelines(state: DatabaseSync): Pipeline[] {
  const rows = state.prepare('SELECT doc FROM pipelines ORDER BY created, rowid').all();
  return rows.map((row) => JSON.parse(String(row['doc'])) as Pipeline);
}

export function writePipeline(state: DatabaseSync, pipeline: Pipeline): void {
  state
    .prepare('INSERT INTO pipelines VALUES (?, ?, ?) ON CONFLICT (name) DO UPDATE SET doc = excluded.doc')
    .run(pipeline.name, pipeline.created, JSON.stringify(pipeline));
}

/** Forgets a pipeline with its versions, executions and their steps. */
export function removePipeline(state: DatabaseSync, name: string): void {
  state.prepare('DELETE FROM pipelines WHERE name = ?').run(name);
  for (const table of ['pipeline_versions', 'pipeline_executions', 'pipeline_steps']) {
    state.prepare(`DELETE FROM ${table} WHERE pipeline = ?`).run(name);
  }
}

export function addVersion(state: DatabaseSync, pipeline: Pipeline, definition: string): void {
  state
    .prepare('INSERT INTO pipeline_versions (pipeline, version, created, definition) VALUES (?, ?, ?, ?)')
    .run(pipeline.name, pipeline.version, pipeline.modified, definition);
}

export function readVersion(state: DatabaseSync, pipeline: string, version: number): PipelineVersion | undefined {
  const row = state
    .prepare('SELECT * FROM pipeline_versions WHERE pipeline = ? AND version = ?')
    .get(pipeline, version);
  return row && toVersion(row);
}

export function allVersions(state: DatabaseSync, pipeline: string): PipelineVersion[] {
  return state
    .prepare('SELECT * FROM pipeline_versions WHERE pipeline = ? ORDER BY version')
    .all(pipeline)
    .map(toVersion);
}

export function noteExecution(state: DatabaseSync, pipeline: string, version: number, arn: string): void {
  state
    .prepare('UPDATE pipeline_versions SET last_execution = ? WHERE pipeline = ? AND version = ?')
    .run(arn, pipeline, version);
}

function toVersion(row: Record<string, unknown>): PipelineVersion {
  return {
    version: Number(row['version']),
    created: Number(row['created']),
    definition: String(row['definition']),
    ...(typeof row['last_execution'] === 'string' && { lastExecution: row['last_execution'] }),
  };
}
