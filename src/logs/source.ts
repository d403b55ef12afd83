/** One part of what is read: streams of one log group, and whose they are. */
export interface LogSource {
  /** Unique among the sources of a reading. */
  id: string;
  group: string;
  /**
   * Which streams. A prefix of a job's streams ends with `/`, or `job-1` would also find `job-10`; an empty prefix is the whole
   * group. At most 100 names go into one call, which is the reader's matter.
   */
  streams: { prefix: string } | { names: readonly string[] };
  /** A CloudWatch filter pattern, for groups that are shared with others: only events that hold an execution's id. */
  pattern?: string;
  /** The run whose lines these are, and in a flow the step: `train`, or `outer/inner` for an execution within a step. */
  run: string;
  step?: string;
  /** Names of streams begin with it before what tells the host; mostly the prefix. */
  hostPrefix?: string;
  /** How many hosts will write, where that is known: once all have, new ones are looked for less often. */
  hosts?: number;
  /** Milliseconds without new events after the end before the log is taken to be whole; some services deliver late. */
  settle?: number;
  /** Nothing is older, inclusive, milliseconds since 1970; mostly the job's creation. */
  since?: number;
  /** Nothing is newer, exclusive. */
  until?: number;
}
