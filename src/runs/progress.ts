import type { Measure } from '../base/measure.ts';
import type { LogLine } from '../logs/line.ts';
import type { RunStatus } from './run.ts';

/** What is told while a run is launched and followed. Times are milliseconds since 1970. */
export type Progress =
  | { kind: 'stage'; text: string }
  /** How far the stage is that was told last. */
  | { kind: 'measure'; measure: Measure }
  | { kind: 'note'; text: string }
  | { kind: 'status'; run: string; status: RunStatus; detail: string; at: number }
  /** `step`: the step of a flow whose job said it. */
  | { kind: 'log'; line: LogLine; step?: string }
  | { kind: 'metric'; run: string; name: string; value: number; at: number };
