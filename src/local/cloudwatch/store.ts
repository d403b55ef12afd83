/** What supervisors write to. Times are milliseconds since 1970. Safe for many processes at once. */
export interface LogStore {
  /** Makes the stream, and its group where that is missing; leaves an existing one as it is. */
  ensureStream(group: string, stream: string, at: number): void;
  /** Adds events in one transaction. Throws `ResourceNotFoundException` where there is no such stream. */
  append(
    group: string,
    stream: string,
    events: readonly { timestamp: number; message: string }[],
    ingestion: number,
  ): void;
}
