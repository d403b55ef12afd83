import type { DatabaseSync } from 'node:sqlite';
import type { NewEvent } from '../interpret/event.ts';

export type ExecutionStatus = 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT' | 'ABORTED';

/** An execution as it is stored. Times are milliseconds since 1970; input, output and definition are JSON texts. */
export interface Execution extends ExecutionFacts {
  arn: string;
  /** The ARN of its state machine. */
  machine: string;
  name: string;
  status: ExecutionStatus;
  started: number;
  stopped?: number;
}

export interface ExecutionFacts {
  machineName: string;
  role: string;
  definition: string;
  /** When the definition was last changed, and its revision. */
  updated: number;
  revision: string;
  input: string;
  output?: string;
  error?: string;
  cause?: string;
  traceHeader?: string;
  redrives: number;
  /** Its machine's configuration for logging when it began, where it logged anything. */
  logging?: unknown;
  redriven?: number;
}

/** True where the ARN was free. */
export function insertExecution(state: DatabaseSync, execution: Execution): boolean {
  const { arn, machine, name, status, started, stopped: _, ...facts } = execution;
  const { changes } = state
    .prepare(
      `INSERT OR IGNORE INTO states_executions (arn, machine, name, status, open, started, facts)
       VALUES (?, ?, ?, ?, 1, ?, ?)`,
    )
    .run(arn, machine, name, status, started, JSON.stringify(facts));
  return changes === 1;
}

/** Writes what can change. `open`: whether a supervisor still has to see to it. */
export function updateExecution(state: DatabaseSync, execution: Execution, open: boolean): void {
  const { arn, machine: _, name: __, status, started: ___, stopped, ...facts } = execution;
  state
    .prepare('UPDATE states_executions SET status = ?, open = ?, stopped = ?, facts = ? WHERE arn = ?')
    .run(status, open ? 1 : 0, stopped ?? null, JSON.stringify(facts), arn);
}

export function readExecution(state: DatabaseSync, arn: string): Execution | undefined {
  const row = state.prepare('SELECT * FROM states_executions WHERE arn = ?').get(arn);
  return row && toExecution(row);
}

/** Executions that a supervisor has to see to, the oldest first. */
export function openExecutions(state: DatabaseSync): Execution[] {
  return state.prepare('SELECT * FROM states_executions WHERE open = 1 ORDER BY sequence').all().map(toExecution);
}

export function listExecutions(
  state: DatabaseSync,
  { machine, status, offset, limit }: { machine: string; status?: string; offset: number; limit: number },
): Execution[] {
  return state
    .prepare(
      `SELECT * FROM states_executions WHERE machine = ?1 AND (?2 IS NULL OR status = ?2)
       ORDER BY started DESC, sequence DESC LIMIT ?3 OFFSET ?4`,
    )
    .all(machine, status ?? null, limit, offset)
    .map(toExecution);
}

/** Events that a history may have. */
export const mostEvents = 25_000;

/**
 * Adds events to a history, each following on the one before, the first on `previous`. Answers with the number of the last. To be
 * called within a write transaction.
 */
export function appendEvents(
  state: DatabaseSync,
  arn: string,
  { events, previous, at }: { events: readonly NewEvent[]; previous: number; at: number },
): number {
  if (events.length === 0) return previous;
  const insert = state.prepare('INSERT INTO states_events VALUES (?, ?, ?, ?, ?, ?)');
  let id = countEvents(state, arn);
  let before = previous;
  for (const { type, details = {} } of events) {
    id += 1;
    insert.run(arn, id, at, type, before, JSON.stringify(details));
    before = id;
  }
  return id;
}

/** Events are numbered from 1 without a gap. */
export function countEvents(state: DatabaseSync, arn: string): number {
  return Number(state.prepare('SELECT max(id) AS last FROM states_events WHERE execution = ?').get(arn)?.['last'] ?? 0);
}

function toExecution(row: Readonly<Record<string, unknown>>): Execution {
  return {
    ...(JSON.parse(String(row['facts'])) as ExecutionFacts),
    arn: String(row['arn']),
    machine: String(row['machine']),
    name: String(row['name']),
    status: row['status'] as ExecutionStatus,
    started: Number(row['started']),
    ...(row['stopped'] !== null && { stopped: Number(row['stopped']) }),
  };
}
