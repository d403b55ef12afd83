import type { Embedded } from '../../embedded.ts';
import type { JobRecord } from '../../jobs/book.ts';
import { runsOf, type TuningRun } from './run-table.ts';
import type { TuningBody } from './tuning-job.ts';

/** A training of a tuning job as it stands. */
export interface Trial {
  run: TuningRun;
  /** Undefined where it was decided on and not started yet, or was deleted since. */
  job: JobRecord | undefined;
  /** The last value of the objective; undefined where none was seen. */
  objective: number | undefined;
}

/** The trainings of a tuning job, in the order of their making. */
export function trialsOf(name: string, body: TuningBody, aws: Embedded): Trial[] {
  const metric = body.HyperParameterTuningJobConfig.HyperParameterTuningJobObjective?.MetricName;
  return runsOf(aws.state, name).map((run) => {
    const job = aws.jobs.get('training', run.name);
    return { run, job, objective: job?.finalMetrics.find((found) => found.name === metric)?.value };
  });
}

/** How good a trial is, the higher the better; undefined where it doesn't count: it isn't completed or has no objective. */
export function scoreOf({ job, objective }: Trial, body: TuningBody): number | undefined {
  if (job?.status !== 'Completed' || objective === undefined) return undefined;
  const { HyperParameterTuningJobObjective: goal } = body.HyperParameterTuningJobConfig;
  return goal?.Type === 'Minimize' ? -objective : objective;
}

/** The best of the trials, the earliest where several are. */
export function bestOf(trials: readonly Trial[], body: TuningBody): Trial | undefined {
  let best: { trial: Trial; score: number } | undefined;
  for (const trial of trials) {
    const score = scoreOf(trial, body);
    if (score !== undefined && (!best || score > best.score)) best = { trial, score };
  }
  return best?.trial;
}

/** Whether a trial's training has been started and goes on. */
export function isRunning({ job }: Trial): boolean {
  return job !== undefined && job.ended === undefined;
}
