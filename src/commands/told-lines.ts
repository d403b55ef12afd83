import type { LogLine } from '../logs/line.ts';

/** Lines of a log that were asked for, in their order, told together. */
export interface ToldLines {
  kind: 'lines';
  lines: readonly ToldLine[];
}

export interface ToldLine {
  line: LogLine;
  /** Absent where all lines come from one place. */
  label?: LineLabel;
}

/** Where a line comes from: its step, its host, or both. */
export interface LineLabel {
  text: string;
  /** Counts the labels, so that each has a colour of its own. */
  tint: number;
}
