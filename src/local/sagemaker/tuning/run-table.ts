import type { DatabaseSync } from 'node:sqlite';
import type { Point } from './propose.ts';

/** A training that a tuning job has decided on. Its job may not have been started yet. */
export interface TuningRun {
  /** 0 for the first. */
  number: number;
  /** Of the training job. */
  name: string;
  point: Point;
  params: Readonly<Record<string, string>>;
  /** Its job was seen to be there, so one that is missing was deleted. */
  started: boolean;
}

export function migrateTuning(state: DatabaseSync): void {
  state.exec(`
    CREATE TABLE IF NOT EXISTS sagemaker_tuning_runs (
      tuning TEXT NOT NULL, number INTEGER NOT NULL, name TEXT NOT NULL, point TEXT NOT NULL, params TEXT NOT NULL,
      started INTEGER NOT NULL, PRIMARY KEY (tuning, number)
    ) STRICT;
  `);
}

export function addRun(state: DatabaseSync, tuning: string, { number, name, point, params, started }: TuningRun): void {
  state
    .prepare('INSERT INTO sagemaker_tuning_runs VALUES (?, ?, ?, ?, ?, ?)')
    .run(tuning, number, name, JSON.stringify(point), JSON.stringify(params), Number(started));
}

export function markStarted(state: DatabaseSync, tuning: string, { number }: TuningRun): void {
  state.prepare('UPDATE sagemaker_tuning_runs SET started = 1 WHERE tuning = ? AND number = ?').run(tuning, number);
}

/** The runs of a tuning job, in the order of their making. */
export function runsOf(state: DatabaseSync, tuning: string): TuningRun[] {
  const rows = state.prepare('SELECT * FROM sagemaker_tuning_runs WHERE tuning = ? ORDER BY number').all(tuning);
  return rows.map((row) => ({
    number: Number(row['number']),
    name: String(row['name']),
    point: JSON.parse(String(row['point'])) as Point,
    params: JSON.parse(String(row['params'])) as Record<string, string>,
    started: row['started'] === 1,
  }));
}
