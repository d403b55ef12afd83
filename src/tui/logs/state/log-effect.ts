import type { Level, Place } from '../../../logs/line.ts';
import type { LineFilter, LinePattern } from '../../../logs/store/log-store.ts';
import type { LogLayout } from './log-layout.ts';
import type { LogState } from './log-state.ts';

/** What the screen asks of whoever shows it. */
export type LogRequest =
  /** To the clipboard; `what` says in words what it is. */
  | { kind: 'yank'; text: string; what: string }
  /** Lines, each without its end, to a file that is named as the person wrote it. */
  | { kind: 'save'; path: string; lines: AsyncIterable<string> }
  /** To be kept for the project. */
  | { kind: 'layout'; layout: LogLayout }
  /** Streams that can be seen now. */
  | { kind: 'prefer'; streams: readonly number[] }
  | { kind: 'mouse'; on: boolean }
  | { kind: 'suspend' }
  | { kind: 'redraw' }
  | { kind: 'quit' };

/** What a change asks for: what the screen itself does by its views, and what it passes on. */
export type LogEffect =
  | Exclude<LogRequest, { kind: 'save' | 'prefer' }>
  | { kind: 'find'; asked: number; pane: string; from?: Place; direction: 'forward' | 'back'; target: FindTarget }
  | { kind: 'stopFinding' }
  /** A filter that is absent saves all. */
  | { kind: 'saveLines'; path: string; filter: LineFilter };

export type FindTarget = { kind: 'pattern'; pattern: LinePattern } | { kind: 'level'; level: Level };

/** A state and what it asks for. */
export interface LogStep {
  state: LogState;
  effects: readonly LogEffect[];
}

export function logStep(state: LogState, ...effects: readonly LogEffect[]): LogStep {
  return { state, effects };
}
