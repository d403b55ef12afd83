import { randomBytes } from 'node:crypto';
import type { Embedded } from '../../embedded.ts';
import { inTransaction } from '../../state.ts';
import { jobArn } from '../arn.ts';
import type { Entity } from '../entities/entity.ts';
import { readEntity, updateEntity } from '../entities/entity-table.ts';
import { propose } from './propose.ts';
import { addRun, markStarted, type TuningRun } from './run-table.ts';
import { gridSize, spaceOf } from './space.ts';
import { bestOf, isRunning, scoreOf, type Trial, trialsOf } from './standing.ts';
import { trainingRequestOf } from './training-request.ts';
import { bodyOf, type TuningBody } from './tuning-job.ts';

/**
 * Moves one tuning job on by what its trainings have shown. Each training is written down before it is started, so that a
 * supervisor that comes after one that was killed starts what is missing and nothing twice. Answers with when to look again
 * at the latest, in milliseconds since 1970.
 */
export function advance(tuning: Entity, aws: Embedded): number | undefined {
  const body = bodyOf(tuning);
  const trials = trialsOf(tuning.name, body, aws);
  const running = trials.filter(isRunning);
  const stopping = body.Status === 'Stopping' || reasonToStop(tuning, trials, aws.now()) !== undefined;
  if (stopping) {
    for (const { run } of running) aws.jobs.stop('training', run.name);
    if (running.length === 0) endTuning(tuning, endingOf(body, trials), aws);
    return undefined;
  }
  const waiting = trials.filter(({ job, run }) => job === undefined && !run.started).map(({ run }) => run);
  const wanted = limitOf(body) - trials.length;
  const places = (body.HyperParameterTuningJobConfig.ResourceLimits?.MaxParallelTrainingJobs ?? 1) - running.length;
  const fresh = Math.min(wanted, places - waiting.length);
  for (let index = 0; index < fresh; index += 1) waiting.push(decide(tuning, trials, trials.length + index, aws));
  for (const run of waiting) startTraining(tuning, run, aws);
  if (running.length + waiting.length === 0) endTuning(tuning, endingOf(body, trials), aws);
  return deadlineOf(tuning);
}

/** Ends a tuning job that hasn't ended. */
export function endTuning(tuning: Entity, ending: Pick<TuningBody, 'Status' | 'FailureReason'>, aws: Embedded): void {
  inTransaction(aws.state, () => {
    const present = readEntity(aws.state, tuning.kind, tuning.name);
    if (!present) return;
    const at = aws.now();
    updateEntity(aws.state, { ...present, body: { ...present.body, ...ending, Ended: at }, modified: at });
  });
}

/** Why no further training is begun although nobody asked to stop: it is good enough, doesn't get better, or took too long. */
function reasonToStop(tuning: Entity, trials: readonly Trial[], at: number): string | undefined {
  const body = bodyOf(tuning);
  const criteria = body.HyperParameterTuningJobConfig.TuningJobCompletionCriteria;
  const best = bestOf(trials, body);
  const target = criteria?.TargetObjectiveMetricValue;
  if (best?.objective !== undefined && target !== undefined) {
    const minimize = body.HyperParameterTuningJobConfig.HyperParameterTuningJobObjective?.Type === 'Minimize';
    if (minimize ? best.objective <= target : best.objective >= target) return 'target';
  }
  const patience = criteria?.BestObjectiveNotImproving?.MaxNumberOfTrainingJobsNotImproving;
  if (patience !== undefined && notImproving(trials, body) >= patience) return 'not improving';
  const deadline = deadlineOf(tuning);
  return deadline !== undefined && at >= deadline ? 'time' : undefined;
}

/** How many trainings in a row, of those that count, came after the best one. */
function notImproving(trials: readonly Trial[], body: TuningBody): number {
  const counted = trials.filter((trial) => scoreOf(trial, body) !== undefined);
  const best = bestOf(counted, body);
  return best ? counted.length - 1 - counted.indexOf(best) : 0;
}

function deadlineOf(tuning: Entity): number | undefined {
  const limit = bodyOf(tuning).HyperParameterTuningJobConfig.ResourceLimits?.MaxRuntimeInSeconds;
  return limit === undefined ? undefined : tuning.created + 1000 * limit;
}

function limitOf({ HyperParameterTuningJobConfig: config }: TuningBody): number {
  return config.ResourceLimits?.MaxNumberOfTrainingJobs ?? gridSize(spaceOf(config.ParameterRanges ?? {})) ?? 0;
}

/** Writes down what the next training is. Its name is made as the service makes it: `<tuning>-001-1a2b3c4d`. */
function decide(tuning: Entity, trials: readonly Trial[], number: number, aws: Embedded): TuningRun {
  const body = bodyOf(tuning);
  const { Strategy: strategy = 'Bayesian', ParameterRanges: ranges = {} } = body.HyperParameterTuningJobConfig;
  const space = spaceOf(ranges);
  const observed = trials.flatMap((trial) => {
    const score = scoreOf(trial, body);
    return score === undefined ? [] : [{ point: trial.run.point, score }];
  });
  const point = propose({ strategy, space, seed: body.Seed, number, observed });
  const params = Object.fromEntries(space.map(({ name, valueAt }, index) => [name, valueAt(point[index] ?? 0)]));
  const name = `${tuning.name}-${String(number + 1).padStart(3, '0')}-${randomBytes(4).toString('hex')}`;
  const run = { number, name, point, params, started: false };
  addRun(aws.state, tuning.name, run);
  return run;
}

function startTraining(tuning: Entity, run: TuningRun, aws: Embedded): void {
  const request = trainingRequestOf({ arn: tuning.arn, body: bodyOf(tuning) }, run);
  const arn = jobArn('training', run.name, aws.identity);
  aws.jobs.start({ kind: 'training', name: run.name, arn, request: { ...request } });
  markStarted(aws.state, tuning.name, run);
}

function endingOf(
  { Status: status }: TuningBody,
  trials: readonly Trial[],
): Pick<TuningBody, 'Status' | 'FailureReason'> {
  if (status === 'Stopping') return { Status: 'Stopped' };
  if (trials.length > 0 && trials.every(({ job }) => job?.status === 'Failed')) {
    return {
      Status: 'Failed',
      FailureReason: 'All training jobs failed. Please take a look at the training jobs failures to get more details.',
    };
  }
  return { Status: 'Completed' };
}
