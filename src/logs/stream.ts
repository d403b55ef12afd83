/** A log stream that has been seen, and whose it is. One object a stream, which its events and lines share. */
export interface LogStream {
  /** Counts from 0 in the order in which streams of a reading are first seen. */
  index: number;
  /** The id of its source. */
  source: string;
  group: string;
  name: string;
  run: string;
  step?: string;
  /** `algo-1` and so on, from the stream's name, safe to paint. */
  host: string;
}
