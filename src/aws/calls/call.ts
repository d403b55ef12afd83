import type { Service } from '../../limits/operations.ts';

/** One call of an AWS service: what is needed to write it as a command line or as TypeScript. */
export interface Call {
  service: Service;
  /** `CreateTrainingJob`. */
  operation: string;
  /** As it was given; of a noted call what is huge is left out, see `keepInput`. */
  input: Readonly<Record<string, unknown>>;
}

/** A call that was made. */
export interface NotedCall extends Call {
  /** Counts the calls of a process, from 1. */
  id: number;
  /** Milliseconds since 1970. */
  at: number;
  /** Milliseconds that it took, tries again included; absent while it is on its way. */
  took?: number;
  /** The service's code of what went wrong: `ThrottlingException`. */
  failed?: string;
}

/** Hears of a call before it is sent; what it answers hears of its end, with the service's code of what went wrong. */
export type HearCall = (call: Call) => (failed?: string) => void;

/** What stands in a kept input in place of what was left out: `{ $omitted: '1234 bytes' }`. */
export interface Omitted {
  readonly $omitted: string;
}

/** Where a call went, for texts that make it again: what `--on` named, and the region. */
export interface CallPlace {
  where: string;
  region: string;
}
