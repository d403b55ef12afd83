import type { LogSource } from '../../../logs/source.ts';
import type { RunStatus } from '../../run.ts';

/** What `mlx logs` and the session follow: whose log it is, and how its sources become known. */
export interface LogTarget {
  /** For the title, the file of the cursors and the command that can be shared. */
  name: string;
  /** The words after `mlx logs` that name it again. */
  words: readonly string[];
  /** Absent where it has no end of its own: a log group, an endpoint. */
  status?: RunStatus;
  /** Nothing more will be written: all that there is can be read at once. */
  isOver: boolean;
  /** Has steps: a line says which one it is of. */
  hasSteps: boolean;
  /**
   * Tells sources as steps begin and end, until the run has ended: throws an `AbortError` where the signal is given before, and what
   * AWS refuses.
   */
  watch(tell: (news: LogNews) => void, signal: AbortSignal, options?: WatchOptions): Promise<void>;
}

export interface WatchOptions {
  /** Tells only what is there now. */
  once?: boolean;
}

/** Requests of a function by the times of their beginning, milliseconds since 1970, or the one of this id. */
export interface FunctionCalls {
  from: number;
  to?: number;
  request?: string;
}

export type LogNews =
  /** `calls`: of the requests of a function that are written there only these. */
  | { kind: 'source'; source: LogSource; calls?: FunctionCalls }
  /**
   * What writes the source has ended; `reason` why it failed, which is told where it has written nothing. `request`:
   * the id of the call of a function, which is known now.
   */
  | { kind: 'ended'; source: string; reason?: string; request?: string }
  /** How the run goes, and since when (milliseconds since 1970); `reason` is why it failed. */
  | { kind: 'status'; status: RunStatus; detail: string; reason?: string; at: number }
  /** What to look for in the lines of a source. */
  | { kind: 'metrics'; source: string; definitions: readonly { name: string; regex: string }[] }
  /** Something that has no log to read, and why. */
  | { kind: 'note'; text: string };
