import type { Service } from '../../limits/operations.ts';

/** One call of an AWS service: what is needed to write it as a command line or as TypeScript. */
export interface Call {
  service: Service;
  /** `CreateTrainingJob`. */
  operation: string;
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
