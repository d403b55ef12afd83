import type { DatabaseSync } from 'node:sqlite';
import { endStragglers } from './end-stragglers.ts';
import { end } from './job-status.ts';
import { unfinishedJobs, updateJob, type StoredJob } from './job-table.ts';

/** The FailureReason of a job that ended with its supervisor. */
export const lostReason =
  "InternalServerError: The embedded AWS's supervisor was killed while the job ran, and the job was ended with it. " +
  'Nothing is known of its last moments; run it again.';

const unsupervisedReason =
  "InternalServerError: The embedded AWS's supervisor could not come to work, so the job never started. " +
  'supervisor.log in the .mlx folder has its last words.';

/** Ends the jobs whose supervisor died, and all that is left of their processes. To be called within a write transaction. */
export function endLostJobs(state: DatabaseSync, at: number): void {
  const lost = unfinishedJobs(state).filter((job) => job.phase === 'working');
  endStragglers(lost.map((job) => job.mark));
  fail(state, lost, lostReason, at);
}

/** Ends the jobs that no supervisor ever took up. To be called within a write transaction. */
export function endWaitingJobs(state: DatabaseSync, at: number): void {
  fail(state, unfinishedJobs(state), unsupervisedReason, at);
}

function fail(state: DatabaseSync, jobs: readonly StoredJob[], failureReason: string, at: number): void {
  for (const job of jobs) updateJob(state, end(job, { status: 'Failed', failureReason }, at));
}
