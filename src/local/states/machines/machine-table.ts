import type { DatabaseSync } from 'node:sqlite';
import { noSuchMachine } from '../refusals.ts';

/** A state machine as it is stored. Times are milliseconds since 1970. */
export interface Machine extends MachineFacts {
  arn: string;
  name: string;
  created: number;
  updated: number;
}

export interface MachineFacts {
  /** JSON, as it came. */
  definition: string;
  role: string;
  revision: string;
  logging: unknown;
  /** Kept and told, without effect. */
  tracing: unknown;
}

/** True where the ARN was free. */
export function insertMachine(state: DatabaseSync, { arn, name, created, updated, ...facts }: Machine): boolean {
  const { changes } = state
    .prepare('INSERT OR IGNORE INTO states_machines VALUES (?, ?, ?, ?, ?)')
    .run(arn, name, created, updated, JSON.stringify(facts));
  return changes === 1;
}

export function updateMachine(state: DatabaseSync, { arn, updated, ...machine }: Machine): void {
  const { definition, role, revision, logging, tracing } = machine;
  const facts: MachineFacts = { definition, role, revision, logging, tracing };
  state
    .prepare('UPDATE states_machines SET updated = ?, facts = ? WHERE arn = ?')
    .run(updated, JSON.stringify(facts), arn);
}

/** Throws `StateMachineDoesNotExist`. */
export function needMachine(state: DatabaseSync, arn: string): Machine {
  const machine = readMachine(state, arn);
  if (!machine) throw noSuchMachine(arn);
  return machine;
}

export function readMachine(state: DatabaseSync, arn: string): Machine | undefined {
  const row = state.prepare('SELECT * FROM states_machines WHERE arn = ?').get(arn);
  return row && toMachine(row);
}

/** By name. */
export function listMachines(state: DatabaseSync, offset: number, limit: number): Machine[] {
  return state
    .prepare('SELECT * FROM states_machines ORDER BY name LIMIT ? OFFSET ?')
    .all(limit, offset)
    .map(toMachine);
}

export function deleteMachine(state: DatabaseSync, arn: string): void {
  state.prepare('DELETE FROM states_machines WHERE arn = ?').run(arn);
}

function toMachine(row: Readonly<Record<string, unknown>>): Machine {
  return {
    ...(JSON.parse(String(row['facts'])) as MachineFacts),
    arn: String(row['arn']),
    name: String(row['name']),
    created: Number(row['created']),
    updated: Number(row['updated']),
  };
}
