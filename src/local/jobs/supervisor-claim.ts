import type { DatabaseSync } from 'node:sqlite';
import { isAlive, type ProcessIdentity } from '../process-identity.ts';

/** The supervisor that the state names, dead or alive, and how many in a row died before they came to work. */
export interface Claim extends ProcessIdentity {
  stillborn: number;
}

export function readClaim(state: DatabaseSync): Claim | undefined {
  const row = state.prepare('SELECT pid, start, stillborn FROM supervisor').get();
  return row && { pid: Number(row['pid']), start: String(row['start']), stillborn: Number(row['stillborn']) };
}

/** Whether a living supervisor will see to the jobs. */
export function isSupervised(state: DatabaseSync): boolean {
  const claim = readClaim(state);
  return claim !== undefined && isAlive(claim);
}

export function writeClaim(state: DatabaseSync, claim: Claim): void {
  state
    .prepare('INSERT OR REPLACE INTO supervisor (only, pid, start, stillborn) VALUES (1, ?, ?, ?)')
    .run(claim.pid, claim.start, claim.stillborn);
}

export function dropClaim(state: DatabaseSync): void {
  state.exec('DELETE FROM supervisor');
}
