import { existsSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { DatabaseSync } from 'node:sqlite';
import { inTransaction } from '../state.ts';
import { enter } from './job-status.ts';
import { hasUnfinishedJobs, readJob, unfinishedJobs, updateJob, type StoredJob } from './job-table.ts';
import { runJob } from './run-job.ts';
import type { Workshop } from './workshop.ts';
import { dropClaim, readClaim, writeClaim } from './supervisor-claim.ts';

export interface Supervision {
  state: DatabaseSync;
  workshop: Workshop;
  /** Jobs that run at once. */
  places: number;
  /** Milliseconds without a job after which it leaves. */
  idle: number;
}

/** Milliseconds between two looks at the state. */
const pause = 20;

/** Runs the jobs of a home until there have been none for a while, or until another supervisor was named. */
export async function superviseJobs({ state, workshop, places, idle }: Supervision): Promise<void> {
  if (!inTransaction(state, () => comeToWork(state))) return;
  const running = new Map<string, AbortController>();
  let seen: unknown;
  let busy = workshop.now();
  for (;;) {
    const version = versionOf(state);
    if (version !== seen) {
      seen = tried(look) ? version : undefined;
    }
    if (running.size > 0) busy = workshop.now();
    else if (!existsSync(workshop.home.state)) return;
    else if (workshop.now() - busy > idle && inTransaction(state, () => leave(state))) return;
    await sleep(pause);
  }

  function look(): void {
    for (const job of unfinishedJobs(state)) {
      const key = `${job.kind} ${job.name}`;
      if (job.stopAsked !== undefined) running.get(key)?.abort();
      if (running.has(key)) continue;
      if (running.size < places || job.stopAsked !== undefined) begin(job, key);
      else if (job.secondary === 'Starting') changeOf(job)((present) => pending(present, workshop.now()));
    }
  }

  function begin(job: StoredJob, key: string): void {
    const stop = new AbortController();
    if (job.stopAsked !== undefined) stop.abort();
    running.set(key, stop);
    const change = changeOf(job);
    void runJob(job, change, stop.signal, workshop).finally(() => {
      running.delete(key);
      seen = undefined;
    });
  }

  function changeOf(job: StoredJob): (edit: (present: StoredJob) => StoredJob) => void {
    return (edit) =>
      inTransaction(state, () => {
        const present = readJob(state, job.kind, job.name);
        if (present && present.phase !== 'over') updateJob(state, edit(present));
      });
  }
}

/** A state that can't be written for a while costs no running job its life. */
function tried(look: () => void): boolean {
  try {
    look();
    return true;
  } catch (error) {
    process.stderr.write(`${String(error)}\n`);
    return false;
  }
}

/** True where the state names this very process as its supervisor. */
function comeToWork(state: DatabaseSync): boolean {
  const claim = readClaim(state);
  if (claim?.pid !== process.pid) return false;
  writeClaim(state, { ...claim, stillborn: 0 });
  return true;
}

/** Gives the claim up where no job came in the meantime. */
function leave(state: DatabaseSync): boolean {
  if (hasUnfinishedJobs(state)) return false;
  dropClaim(state);
  return true;
}

/** Changes when another process has written. */
function versionOf(state: DatabaseSync): unknown {
  return state.prepare('PRAGMA data_version').get()?.['data_version'];
}

function pending(job: StoredJob, at: number): StoredJob {
  return enter(job, 'Pending', at, 'Waiting for other jobs on this machine to end');
}
