import type { DatabaseSync } from 'node:sqlite';
import { inTransaction } from '../state.ts';
import { enter } from './job-status.ts';
import { readJob, unfinishedJobs, updateJob, type StoredJob } from './job-table.ts';
import { runJob } from './run-job.ts';
import type { Change, Workshop } from './workshop.ts';

/** Where a supervisor's jobs run. */
export interface JobFloor {
  /** Begins the jobs that wait, as far as there are places, and stops those that are to be stopped. */
  look(): void;
  /** How many run. */
  running(): number;
}

/** `ended` is called after each job's end. */
export function openJobFloor(
  { state, workshop, places }: { state: DatabaseSync; workshop: Workshop; places: number },
  ended: () => void,
): JobFloor {
  const running = new Map<string, AbortController>();

  function begin(job: StoredJob, key: string): void {
    const stop = new AbortController();
    if (job.stopAsked !== undefined) stop.abort();
    running.set(key, stop);
    void runJob(job, changeOf(job, state), stop.signal, workshop).finally(() => {
      running.delete(key);
      ended();
    });
  }

  return {
    look: () => {
      for (const job of unfinishedJobs(state)) {
        const key = `${job.kind} ${job.name}`;
        if (job.stopAsked !== undefined) running.get(key)?.abort();
        if (running.has(key)) continue;
        if (running.size < places || job.stopAsked !== undefined) begin(job, key);
        else if (job.secondary === 'Starting') changeOf(job, state)((present) => pending(present, workshop.now()));
      }
    },
    running: () => running.size,
  };
}

function changeOf({ kind, name }: StoredJob, state: DatabaseSync): Change {
  return (edit) =>
    inTransaction(state, () => {
      const present = readJob(state, kind, name);
      if (present && present.phase !== 'over') updateJob(state, edit(present));
    });
}

function pending(job: StoredJob, at: number): StoredJob {
  return enter(job, 'Pending', at, 'Waiting for other jobs on this machine to end');
}
