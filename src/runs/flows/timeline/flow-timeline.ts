/** What a step's time went into, in the order in which it comes. */
export const phases = ['waiting', 'provisioning', 'image', 'data in', 'user code', 'data out'] as const;
export type Phase = (typeof phases)[number];

/** Where the time of a run went. Times are milliseconds since 1970, lengths milliseconds. */
export interface FlowTimeline {
  from: number;
  until: number;
  steps: readonly StepTimeline[];
  /** Names of the steps that the run waited for, first to last: a shorter one of them would have made it shorter. */
  critical: readonly string[];
  /** What was not user code, summed over all steps; and user code, summed likewise. */
  overhead: number;
  userCode: number;
}

export interface StepTimeline {
  step: string;
  /** Only phases that the services or the bootstrap's own marks tell of; none where nothing is known. */
  stretches: readonly { phase: Phase; from: number; until: number }[];
}

/** Something that would have saved time in this very run, with how much by its own figures where they tell. */
export interface Advice {
  kind: 'warm-pool' | 'fuse' | 'direct' | 'smaller-image';
  /** Names of steps. */
  steps: readonly string[];
  text: string;
  /** Milliseconds. */
  saves?: number;
}
