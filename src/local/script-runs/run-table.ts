import type { DatabaseSync } from 'node:sqlite';

/** A script that a service without machines of its own runs. Times are milliseconds since 1970. */
export interface ScriptRun {
  id: string;
  service: 'glue' | 'emr-serverless';
  /** The Glue job or the application that it is a run of. */
  owner: string;
  phase: 'waiting' | 'working' | 'over';
  outcome?: 'succeeded' | 'failed' | 'stopped' | 'overran';
  /** What kept it from succeeding. */
  reason?: string;
  created: number;
  started?: number;
  ended?: number;
  stopAsked: boolean;
  work: ScriptWork;
  /** The request, as the service tells it again. */
  request: Readonly<Record<string, unknown>>;
}

export interface ScriptWork {
  /** The S3 URI of a Python script. */
  script: string;
  words: readonly string[];
  /** Whether it needs PySpark where Python is. */
  spark: boolean;
  /** Milliseconds. */
  limit: number;
  /** Where its output goes in CloudWatch Logs. */
  log?: { group: string; stream: string };
  /** The S3 URI under which its output is kept, compressed, when it has ended. */
  archive?: string;
}

export function migrateScriptRuns(state: DatabaseSync): void {
  state.exec(`
    CREATE TABLE IF NOT EXISTS script_runs (
      sequence INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      service TEXT NOT NULL,
      owner TEXT NOT NULL,
      phase TEXT NOT NULL,
      token TEXT UNIQUE,
      record TEXT NOT NULL
    ) STRICT;
    CREATE INDEX IF NOT EXISTS script_runs_open ON script_runs (phase) WHERE phase != 'over';
  `);
}

/** Adds a run; one with the token of another is that other. Answers with the run that is there then. */
export function insertRun(state: DatabaseSync, run: ScriptRun, token?: string): ScriptRun {
  state
    .prepare('INSERT OR IGNORE INTO script_runs (id, service, owner, phase, token, record) VALUES (?, ?, ?, ?, ?, ?)')
    .run(run.id, run.service, run.owner, run.phase, token ?? null, JSON.stringify(run));
  const present = state.prepare('SELECT record FROM script_runs WHERE id = ? OR token = ?').get(run.id, token ?? null);
  return JSON.parse(String(present?.['record'])) as ScriptRun;
}

export function updateRun(state: DatabaseSync, run: ScriptRun): void {
  state
    .prepare('UPDATE script_runs SET phase = ?, record = ? WHERE id = ?')
    .run(run.phase, JSON.stringify(run), run.id);
}

export function readRun(
  state: DatabaseSync,
  { service, owner, id }: Pick<ScriptRun, 'service' | 'owner' | 'id'>,
): ScriptRun | undefined {
  const row = state
    .prepare('SELECT record FROM script_runs WHERE id = ? AND service = ? AND owner = ?')
    .get(id, service, owner);
  return row && toRun(row);
}

/** The newest first. */
export function listRuns(
  state: DatabaseSync,
  { service, owner }: Pick<ScriptRun, 'service' | 'owner'>,
  { offset, limit }: { offset: number; limit: number },
): ScriptRun[] {
  return state
    .prepare('SELECT record FROM script_runs WHERE service = ? AND owner = ? ORDER BY sequence DESC LIMIT ? OFFSET ?')
    .all(service, owner, limit, offset)
    .map(toRun);
}

/** Runs that aren't over, the oldest first. */
export function openRuns(state: DatabaseSync): ScriptRun[] {
  return state.prepare(`SELECT record FROM script_runs WHERE phase != 'over' ORDER BY sequence`).all().map(toRun);
}

function toRun(row: Readonly<Record<string, unknown>>): ScriptRun {
  return JSON.parse(String(row['record'])) as ScriptRun;
}
