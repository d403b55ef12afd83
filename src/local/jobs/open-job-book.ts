import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import type { ServiceJobKind } from '../../base/job-kind.ts';
import { inTransaction } from '../state.ts';
import { jobFolder, otherHosts } from './job-folder.ts';
import { enter } from './job-status.ts';
import { deleteJob, insertJob, listJobs, migrateJobs, readJob, updateJob } from './job-table.ts';
import { lentEnvironment } from './lent-environment.ts';
import { supervise, type SupervisorParts, wakeSupervisor } from './wake-supervisor.ts';
import type { JobBook } from './book.ts';

/** The jobs of one home. Any number of processes may hold a book of the same home; the supervisor's own brings its `wake`. */
export function openJobBook(parts: SupervisorParts, wake?: () => void): JobBook {
  const { state, now } = parts;
  migrateJobs(state);
  const lent = lentEnvironment(parts.env);
  const settle = wake ?? (() => wakeSupervisor(parts));
  return {
    start: (job) =>
      inTransaction(state, () => {
        const isNew = insertJob(state, job, { mark: randomUUID(), lent, at: now() });
        if (isNew && !wake) supervise(parts);
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
      if (!deleteJob(state, kind, name)) return;
      const folder = jobFolder(parts.home, kind, name);
      for (const each of [folder, otherHosts(folder)]) rmSync(each, { recursive: true, force: true });
    },
  };
}

function askToStop(state: DatabaseSync, kind: ServiceJobKind, name: string, at: number): void {
  const job = readJob(state, kind, name);
  if (job?.status !== 'InProgress') return;
  updateJob(state, { ...enter(job, 'Stopping', at, 'Stopping the training job'), status: 'Stopping', stopAsked: at });
}
