/** A metric as a line told it. */
export interface MetricPoint {
  name: string;
  /** `LogStream.index`. */
  stream: number;
  value: number;
  /** Milliseconds since 1970. */
  at: number;
}
