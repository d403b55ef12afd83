/** One event of the embedded CloudWatch Logs. Times are milliseconds since 1970. */
export interface StoredEvent {
  id: string;
  stream: string;
  timestamp: number;
  ingestion: number;
  message: string;
}

/** What supervisors write to and the Logs service reads from. Safe for many processes at once. */
export interface LogStore {
  /** Makes the stream, and its group where that is missing; leaves an existing one as it is. */
  ensureStream(group: string, stream: string, at: number): void;
  append(
    group: string,
    stream: string,
    events: readonly { timestamp: number; message: string }[],
    ingestion: number,
  ): void;
}
