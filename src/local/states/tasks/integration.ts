import type { Embedded } from '../../embedded.ts';

/** A task that is to be begun. */
export interface TaskCall {
  aws: Embedded;
  /** In the form that the definition gives them, PascalCase. */
  parameters: Readonly<Record<string, unknown>>;
  /** The ARN of the execution. */
  execution: string;
  /** One text for each try of each visit: what makes a call that is repeated after a crash the same call. */
  id: string;
  /** When the task was scheduled; milliseconds since 1970. */
  at: number;
}

/** How tasks of one resource are done. All throw `StateFault` under the names that Step Functions gives. */
export interface Integration {
  /** As the history names them: `sagemaker` and `createProcessingJob.sync`. */
  resourceType: string;
  resource: string;
  pattern: 'call' | 'sync' | 'token';
  /**
   * Begins the task. `response` is the service's answer; `handle` is by what a `sync` task is asked after, JSON. Called again
   * after a crash in the middle of it, and then finds what it began.
   */
  begin(call: TaskCall): Promise<{ response: unknown; handle?: unknown }>;
  /** What a `sync` task came to; undefined while it goes on. */
  poll?(handle: unknown, aws: Embedded): Promise<{ result: unknown } | undefined>;
  /** Asks what was begun to end. */
  stop?(handle: unknown, aws: Embedded): Promise<void>;
}

/** An integration without what its resource says. */
export type Doing = Pick<Integration, 'begin' | 'poll' | 'stop'>;
