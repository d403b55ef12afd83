import type { DatabaseSync } from 'node:sqlite';
import type { Embedded } from '../embedded.ts';

/**
 * Work beside jobs that a supervisor moves on, such as executions of pipelines. All that an engine knows is in the state: the
 * supervisor may be killed at any moment, and the next one's engine goes on from there.
 */
export interface Engine {
  /**
   * Whether the state holds work that isn't over; as long as it does a supervisor stays, or is started by the next process
   * that looks. Asked in any process and within write transactions, so it reads a row at most; its tables may be missing.
   */
  hasWork(state: DatabaseSync): boolean;
  /** Loads the rest of the engine in a supervisor that found work. */
  load(): Promise<OpenEngine>;
}

/** Makes an engine that runs. `aws` is the supervisor's own. */
export type OpenEngine = (aws: Embedded) => RunningEngine;

export interface RunningEngine {
  /**
   * Moves on what can be moved on. Called while there is work, after each change of the state by whomever, when the time that
   * it answered last has come, and never twice at once. Answers with the milliseconds since 1970 at which it wants to look
   * again even if nothing changes; without an answer it waits for a change. What it throws is logged, and it is called again.
   */
  look(): Promise<number | void> | number | void;
  /** Called before the supervisor leaves. */
  close?(): void;
}
