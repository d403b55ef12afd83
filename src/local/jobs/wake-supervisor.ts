import type { DatabaseSync } from 'node:sqlite';
import type { Env } from '../../base/env.ts';
import type { Home, Identity } from '../embedded.ts';
import { isAlive } from '../process-identity.ts';
import { inTransaction } from '../state.ts';
import { hasEngineWork } from './engines.ts';
import { hasUnfinishedJobs } from './job-table.ts';
import { supervisorEnvironment } from './lent-environment.ts';
import { endLostJobs, endWaitingJobs } from './settle-jobs.ts';
import { spawnSupervisor } from './spawn-supervisor.ts';
import { dropClaim, isSupervised, readClaim, writeClaim } from './supervisor-claim.ts';

/** What a supervisor is started from. `env` is the caller's environment, of which it gets the harmless part. */
export interface SupervisorParts {
  state: DatabaseSync;
  home: Home;
  identity: Identity;
  now: () => number;
  env: Env;
}

/** Whether the state holds anything that a supervisor must see to. */
export function hasWork(state: DatabaseSync): boolean {
  return hasUnfinishedJobs(state) || hasEngineWork(state);
}

/** Brings the state to the truth where a supervisor died, and sees to it that one lives where there is work. */
export function wakeSupervisor(parts: SupervisorParts): void {
  const { state } = parts;
  if (!hasWork(state) || isSupervised(state)) return;
  inTransaction(state, () => supervise(parts));
}

/** Supervisors that may die in a row before they come to work. */
const mostStillborn = 3;

/**
 * Sees to it, within a write transaction, that a living supervisor is named in the state. Supervisors start and leave only
 * within such transactions, so that none is missed and none comes twice.
 */
export function supervise(parts: SupervisorParts): void {
  const { state, now } = parts;
  const claim = readClaim(state);
  if (claim && isAlive(claim)) return;
  endLostJobs(state, now());
  const stillborn = claim ? claim.stillborn + 1 : 0;
  if (stillborn > mostStillborn) {
    endWaitingJobs(state, now());
    dropClaim(state);
  } else if (hasWork(state)) {
    writeClaim(state, { ...spawnSupervisor(parts, supervisorEnvironment(parts.env)), stillborn });
  } else {
    dropClaim(state);
  }
}
