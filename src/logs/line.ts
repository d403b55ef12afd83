/** One line of a run's log, safe to paint: only SGR colour sequences survive in `text`. */
export interface LogLine {
  run: string;
  /** Log group and stream it came from. */
  group: string;
  stream: string;
  /** `algo-1` and so on, from the stream's name. */
  host: string;
  /** Milliseconds since 1970, as the service stamped it. */
  timestamp: number;
  text: string;
  level?: 'debug' | 'info' | 'warning' | 'error';
}
