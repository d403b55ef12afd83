export type Level = 'debug' | 'info' | 'warning' | 'error';

/** One line of a run's log, safe to paint: only SGR colour sequences survive in `text` and `raw`. */
export interface LogLine {
  run: string;
  /** In a flow the step that said it. */
  step?: string;
  /** Log group and stream it came from. */
  group: string;
  stream: string;
  /** `algo-1` and so on, from the stream's name. */
  host: string;
  /** Milliseconds since 1970, as the service stamped it. */
  timestamp: number;
  text: string;
  level?: Level;
  /** Milliseconds since 1970 at which the service took it in. */
  ingestion?: number;
  /** The service's id of the (first) event. */
  id?: string;
  /** All that was written where `text` is only what was left of it: the states of a progress bar, parted by `␍`. */
  raw?: string;
  /** Belongs to the line above it in its stream, as the lines of a traceback do. */
  continues?: true;
  /** Was put in its place after later lines had been told. */
  late?: true;
  /** Its text is a JSON object. */
  json?: true;
}

/**
 * A line and where it stands among all lines of a reading: by `order`, then by stream, then by sequence. The lines of one
 * group (a traceback) share the order of their head, so that nothing of other hosts comes between.
 */
export interface PlacedLine extends LogLine, Place {
  /** A line told before of which this one is the newer state, as of a progress bar: it is to be shown no more. */
  overwrites?: Place;
}

export interface Place {
  /** Milliseconds since 1970: the timestamp of the group's head, corrected by the skew of the host's clock. */
  order: number;
  /** `LogStream.index`. */
  streamIndex: number;
  /** Grows within a stream. */
  sequence: number;
}

/** Below 0 where `a` stands before `b`. */
export function comparePlaces(a: Place, b: Place): number {
  return a.order - b.order || a.streamIndex - b.streamIndex || a.sequence - b.sequence;
}
