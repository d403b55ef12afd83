import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import type { Env } from '../../base/env.ts';
import type { JobKind } from '../../base/job-kind.ts';
import { inTransaction } from '../state.ts';
import { jobFolder } from './job-folder.ts';
import { enter } from './job-status.ts';
import { deleteJob, hasUnfinishedJobs, insertJob, listJobs, migrateJobs, readJob, updateJob } from './job-table.ts';
import { lentEnvironment, supervisorEnvironment } from './lent-environment.ts';
import { isAlive } from '../process-identity.ts';
import { endLostJobs, endWaitingJobs } from './settle-jobs.ts';
import { spawnSupervisor } from './spawn-supervisor.ts';
import { dropClaim, isSupervised, readClaim, writeClaim } from './supervisor-claim.ts';
import type { Home, Identity } from '../embedded.ts';
import type { JobBook } from './book.ts';

/** What a book of jobs is made from. `env` is the caller's environment; a job is lent only its harmless part. */
export interface JobBookParts {
  state: DatabaseSync;
  home: Home;
  identity: Identity;
  now: () => number;
  env: Env;
}

/** The jobs of one home. Any number of processes may hold a book of the same home. */
export function openJobBook(parts: JobBookParts): JobBook {
  const { state, now } = parts;
  migrateJobs(state);
  const lent = lentEnvironment(parts.env);
  const settle = (): void => {
    if (!hasUnfinishedJobs(state) || isSupervised(state)) return;
    inTransaction(state, () => supervise(parts));
  };
  return {
    start: (job) =>
      inTransaction(state, () => {
        const isNew = insertJob(state, job, { mark: randomUUID(), lent, at: now() });
        if (isNew) supervise(parts);
        return isNew;
      }),
    get: (kind, name) => {
      settle();
      return readJob(state, kind, name);
    },
    list: (query) => {
      settle();
      return listJobs(state, query);
    },
    stop: (kind, name) => {
      settle();
      inTransaction(state, () => askToStop(state, kind, name, now()));
    },
    remove: (kind, name) => {
      settle();
      if (deleteJob(state, kind, name)) rmSync(jobFolder(parts.home, kind, name), { recursive: true, force: true });
    },
  };
}

/** Supervisors that may die in a row before they come to work. */
const mostStillborn = 3;

/**
 * Sees to it, within a write transaction, that a living supervisor is named in the state. Supervisors start and leave only
 * within such transactions, so that none is missed and none comes twice.
 */
function supervise(parts: JobBookParts): void {
  const { state, now } = parts;
  const claim = readClaim(state);
  if (claim && isAlive(claim)) return;
  endLostJobs(state, now());
  const stillborn = claim ? claim.stillborn + 1 : 0;
  if (stillborn > mostStillborn) {
    endWaitingJobs(state, now());
    dropClaim(state);
  } else if (hasUnfinishedJobs(state)) {
    writeClaim(state, { ...spawnSupervisor(parts, supervisorEnvironment(parts.env)), stillborn });
  } else {
    dropClaim(state);
  }
}

function askToStop(state: DatabaseSync, kind: JobKind, name: string, at: number): void {
  const job = readJob(state, kind, name);
  if (job?.status !== 'InProgress') return;
  updateJob(state, { ...enter(job, 'Stopping', at, 'Stopping the training job'), status: 'Stopping', stopAsked: at });
}
