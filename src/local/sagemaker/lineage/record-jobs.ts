import type { DatabaseSync } from 'node:sqlite';
import { serviceJobKinds } from '../../../base/job-kind.ts';
import type { Embedded } from '../../embedded.ts';
import type { JobRecord } from '../../jobs/book.ts';
import { inTransaction } from '../../state.ts';
import { updateEntity } from '../entities/entity-table.ts';
import { jobData } from './job-data.ts';
import { lineageArn } from './lineage-entity.ts';
import { recordArtifact, recordEdge, recordEntity } from './record.ts';
import { componentBody, componentName } from './trial-component.ts';

/** Up to when jobs were recorded. */
export function migrateRecording(state: DatabaseSync): void {
  state.exec(`
    CREATE TABLE IF NOT EXISTS sagemaker_lineage_recorded (
      only INTEGER PRIMARY KEY CHECK (only = 1), until REAL NOT NULL
    ) STRICT;
  `);
}

/** Milliseconds by which processes may write later than their clocks say. Recording a job again changes nothing. */
const overlap = 5000;
const bookPage = 500;

/**
 * Records what SageMaker records of jobs: a trial component for each, an artifact for each URI, and how they are associated.
 * It is read from the book of jobs when lineage is asked for, so nothing is lost or doubled whoever is killed.
 */
export function recordJobs(aws: Embedded): void {
  const began = aws.now();
  const until = recordedUntil(aws.state);
  const changed = serviceJobKinds.flatMap((kind) => changedSince(until - overlap, kind, aws));
  if (changed.length === 0) return;
  inTransaction(aws.state, () => {
    for (const job of changed) recordJob(job, aws);
    aws.state.prepare('INSERT OR REPLACE INTO sagemaker_lineage_recorded VALUES (1, ?)').run(began);
  });
}

function recordJob(job: JobRecord, aws: Embedded): void {
  const name = componentName(job);
  const body = componentBody(job);
  const component = recordEntity('trial-component', name, body, job.created, aws);
  const arn = lineageArn('trial-component', name, aws.identity);
  const { created, modified } = job;
  updateEntity(aws.state, { kind: 'trial-component', name, arn, body: { ...body }, created, modified });
  const { inputs, outputs } = jobData(job);
  for (const { uri, type } of inputs) {
    recordEdge(recordArtifact(uri, type, created, aws), 'ContributedTo', component, created, aws);
  }
  for (const { uri, type } of outputs) {
    recordEdge(component, 'Produced', recordArtifact(uri, type, modified, aws), modified, aws);
  }
}

function recordedUntil(state: DatabaseSync): number {
  return Number(state.prepare('SELECT until FROM sagemaker_lineage_recorded').get()?.['until'] ?? 0);
}

function changedSince(modifiedAfter: number, kind: JobRecord['kind'], aws: Embedded): JobRecord[] {
  const all: JobRecord[] = [];
  for (;;) {
    const query = {
      kind,
      modifiedAfter,
      sortBy: 'Name',
      descending: false,
      offset: all.length,
      limit: bookPage,
    } as const;
    const { jobs, more } = aws.jobs.list(query);
    all.push(...jobs);
    if (!more) return all;
  }
}
