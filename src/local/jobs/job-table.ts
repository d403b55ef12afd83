import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import type { ServiceJobKind } from '../../base/job-kind.ts';
import type { JobQuery, JobRecord, NewJob, Transition } from './book.ts';

/** A job with what only the book and the supervisor know of it. */
export interface StoredJob extends JobRecord {
  /** Waiting for a free place, at work, or over. */
  phase: 'waiting' | 'working' | 'over';
  /** When a stop was asked for. */
  stopAsked?: number;
  /** Told to every process of the job through its environment. */
  mark: string;
  /** The environment that the caller's shell lends to the job. */
  lent: Readonly<Record<string, string>>;
}

export function migrateJobs(state: DatabaseSync): void {
  state.exec(`
    CREATE TABLE IF NOT EXISTS jobs (
      kind TEXT NOT NULL, name TEXT NOT NULL, arn TEXT NOT NULL, request TEXT NOT NULL,
      status TEXT NOT NULL, secondary TEXT NOT NULL, transitions TEXT NOT NULL,
      created REAL NOT NULL, started REAL, ended REAL, modified REAL NOT NULL,
      exit_message TEXT, failure_reason TEXT, final_metrics TEXT NOT NULL DEFAULT '[]', artifact TEXT,
      phase TEXT NOT NULL, stop_asked REAL, mark TEXT NOT NULL, lent TEXT NOT NULL,
      PRIMARY KEY (kind, name)
    ) STRICT;
    CREATE INDEX IF NOT EXISTS jobs_by_creation ON jobs (kind, created);
    CREATE INDEX IF NOT EXISTS jobs_by_phase ON jobs (phase, created) WHERE phase != 'over';
    CREATE TABLE IF NOT EXISTS supervisor (
      only INTEGER PRIMARY KEY CHECK (only = 1), pid INTEGER NOT NULL, start TEXT NOT NULL, stillborn INTEGER NOT NULL
    ) STRICT;
  `);
}

/** Adds a waiting job; false where its name is taken. */
export function insertJob(
  state: DatabaseSync,
  job: NewJob,
  more: { mark: string; lent: Readonly<Record<string, string>>; at: number },
): boolean {
  const first: Transition[] =
    job.kind === 'training'
      ? [{ status: 'Starting', start: more.at, message: 'Preparing the instances for training' }]
      : [];
  const { changes } = state
    .prepare(
      `INSERT OR IGNORE INTO jobs (kind, name, arn, request, status, secondary, transitions, created, modified, phase, mark, lent)
       VALUES (?, ?, ?, ?, 'InProgress', ?, ?, ?, ?, 'waiting', ?, ?)`,
    )
    .run(
      job.kind,
      job.name,
      job.arn,
      JSON.stringify(job.request),
      first[0]?.status ?? '',
      JSON.stringify(first),
      more.at,
      more.at,
      more.mark,
      JSON.stringify(more.lent),
    );
  return changes === 1;
}

export function readJob(state: DatabaseSync, kind: ServiceJobKind, name: string): StoredJob | undefined {
  const row = state.prepare('SELECT * FROM jobs WHERE kind = ? AND name = ?').get(kind, name);
  return row && toJob(row);
}

/** Jobs that aren't over, the oldest first. */
export function unfinishedJobs(state: DatabaseSync): StoredJob[] {
  return state.prepare(`SELECT * FROM jobs WHERE phase != 'over' ORDER BY created, rowid`).all().map(toJob);
}

export function hasUnfinishedJobs(state: DatabaseSync): boolean {
  return state.prepare(`SELECT 1 FROM jobs WHERE phase != 'over' LIMIT 1`).get() !== undefined;
}

/** Writes what can change of a job. */
export function updateJob(state: DatabaseSync, job: StoredJob): void {
  state
    .prepare(
      `UPDATE jobs SET status = ?, secondary = ?, transitions = ?, started = ?, ended = ?, modified = ?, exit_message = ?,
       failure_reason = ?, final_metrics = ?, artifact = ?, phase = ?, stop_asked = ? WHERE kind = ? AND name = ?`,
    )
    .run(
      job.status,
      job.secondary,
      JSON.stringify(job.transitions),
      job.started ?? null,
      job.ended ?? null,
      job.modified,
      job.exitMessage ?? null,
      job.failureReason ?? null,
      JSON.stringify(job.finalMetrics),
      job.artifact ?? null,
      job.phase,
      job.stopAsked ?? null,
      job.kind,
      job.name,
    );
}

/** Removes a job that is over; false where there is none. */
export function deleteJob(state: DatabaseSync, kind: ServiceJobKind, name: string): boolean {
  const { changes } = state.prepare(`DELETE FROM jobs WHERE kind = ? AND name = ? AND phase = 'over'`).run(kind, name);
  return changes === 1;
}

export function listJobs(state: DatabaseSync, query: JobQuery): { jobs: JobRecord[]; more: boolean } {
  const conditions: readonly [string, string | number | undefined][] = [
    ['kind = ?', query.kind],
    ['instr(lower(name), lower(?)) > 0', query.nameContains],
    ['status = ?', query.status],
    ['created > ?', query.createdAfter],
    ['created < ?', query.createdBefore],
    ['modified > ?', query.modifiedAfter],
    ['modified < ?', query.modifiedBefore],
  ];
  const given = conditions.flatMap(([sql, value]) => (value === undefined ? [] : [{ sql, value }]));
  const rows = state
    .prepare(
      `SELECT * FROM jobs WHERE ${given.map(({ sql }) => sql).join(' AND ')} ORDER BY ${orderOf(query)} LIMIT ? OFFSET ?`,
    )
    .all(...given.map(({ value }) => value), query.limit + 1, query.offset);
  return { jobs: rows.slice(0, query.limit).map(toJob), more: rows.length > query.limit };
}

function orderOf({ sortBy, descending }: JobQuery): string {
  const direction = descending ? 'DESC' : 'ASC';
  switch (sortBy) {
    case 'Name':
      return `name ${direction}`;
    case 'Status':
      return `status ${direction}, created ${direction}, rowid ${direction}`;
    case 'CreationTime':
      return `created ${direction}, rowid ${direction}`;
  }
}

type Row = Record<string, SQLOutputValue>;

function toJob(row: Row): StoredJob {
  return {
    kind: row['kind'] as ServiceJobKind,
    name: row['name'] as string,
    arn: row['arn'] as string,
    request: JSON.parse(row['request'] as string) as JobRecord['request'],
    status: row['status'] as JobRecord['status'],
    secondary: row['secondary'] as string,
    transitions: JSON.parse(row['transitions'] as string) as Transition[],
    created: row['created'] as number,
    started: optionalNumber(row['started']),
    ended: optionalNumber(row['ended']),
    modified: row['modified'] as number,
    exitMessage: optionalText(row['exit_message']),
    failureReason: optionalText(row['failure_reason']),
    finalMetrics: JSON.parse(row['final_metrics'] as string) as JobRecord['finalMetrics'],
    artifact: optionalText(row['artifact']),
    phase: row['phase'] as StoredJob['phase'],
    stopAsked: optionalNumber(row['stop_asked']),
    mark: row['mark'] as string,
    lent: JSON.parse(row['lent'] as string) as Record<string, string>,
  };
}

function optionalNumber(value: SQLOutputValue | undefined): number | undefined {
  return typeof value === 'number' ? value : undefined;
}

function optionalText(value: SQLOutputValue | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
