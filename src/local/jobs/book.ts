import type { ServiceJobKind } from '../../base/job-kind.ts';

/** A job of the embedded SageMaker as it is stored. Times are milliseconds since 1970. */
export interface JobRecord {
  kind: ServiceJobKind;
  name: string;
  arn: string;
  /** The request as received. */
  request: Readonly<Record<string, unknown>>;
  status: 'InProgress' | 'Completed' | 'Failed' | 'Stopping' | 'Stopped';
  /** Training only: SageMaker's SecondaryStatus and its history. */
  secondary: string;
  transitions: readonly Transition[];
  created: number;
  /** When the script's container started. */
  started?: number;
  ended?: number;
  modified: number;
  exitMessage?: string;
  failureReason?: string;
  /** Training: the last value that each MetricDefinition matched. */
  finalMetrics: readonly { name: string; value: number; at: number }[];
  /** Training: the S3 URI of the model. */
  artifact?: string;
}

export interface Transition {
  status: string;
  start: number;
  end?: number;
  message?: string;
}

/** What is asked of the book when listing. Each bound is inclusive of neither end, as the service's are. */
export interface JobQuery {
  kind: ServiceJobKind;
  nameContains?: string;
  status?: string;
  createdAfter?: number;
  createdBefore?: number;
  modifiedAfter?: number;
  modifiedBefore?: number;
  sortBy: 'Name' | 'CreationTime' | 'Status';
  descending: boolean;
  offset: number;
  limit: number;
}

/**
 * All jobs of the embedded SageMaker. Each reading method first brings the book to the truth: a job whose supervisor or
 * process died without a word is ended with a status that says so, and what it left running is ended too.
 */
export interface JobBook {
  /** Adds the job and sees to it that a supervisor will run it. False where the name is taken. */
  start(job: NewJob): boolean;
  get(kind: ServiceJobKind, name: string): JobRecord | undefined;
  list(query: JobQuery): { jobs: JobRecord[]; more: boolean };
  /** Asks the supervisor to stop the job: SIGTERM, then SIGKILL. */
  stop(kind: ServiceJobKind, name: string): void;
  /** Forgets a job that has ended, with its folder, and frees its name. */
  remove(kind: ServiceJobKind, name: string): void;
}

export type NewJob = Pick<JobRecord, 'kind' | 'name' | 'arn' | 'request'>;
