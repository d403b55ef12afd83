/** What a benchmark found. */
export interface Report {
  /** The name that `npm run bench -- NAME` takes. */
  name: string;
  title: string;
  measures: readonly Measure[];
  /** Figures that one column can't hold. */
  tables?: readonly { heads: readonly string[]; rows: readonly (readonly string[])[] }[];
  /** What the measures' `compared` stands for, such as `× node -e 0`. */
  comparison?: string;
  goals: readonly Goal[];
  notes: readonly string[];
}

export interface Measure {
  what: string;
  unit: 'ms' | 'MB' | 'jobs';
  value: Spread;
  /** Against the same round's measure of something else. */
  compared?: Spread;
}

/** A median with the quartiles around it. */
export interface Spread {
  median: number;
  low: number;
  high: number;
}

export interface Goal {
  what: string;
  /** The most that it may be. */
  most: number;
  measured: number;
  unit: string;
}

/** Why a peer is missing in a report. */
export function missing(peer: string, reason: string): string {
  return `${peer} was not measured: ${reason}`;
}
