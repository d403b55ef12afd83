import type { LogStream } from './stream.ts';

/** An event of a log as the service tells it, told once. Times are milliseconds since 1970. */
export interface LogEvent {
  stream: LogStream;
  /** Of the host that wrote it, whose clock may be wrong. */
  timestamp: number;
  /** When the service took it in; absent where the service does not say. */
  ingestion?: number;
  /** Absent where the service does not say. */
  id?: string;
  message: string;
  /** Milliseconds by which the clock of its host is ahead of the service's, once that is known to be worth correcting. */
  skew?: number;
  /** Came when later ones of the same stream had been told already. */
  isLate?: true;
}
