import type { LogSource } from '../source.ts';
import type { LogStream } from '../stream.ts';
import type { Priority } from '../budget/call-budget.ts';
import type { ReaderEnv, ReaderSink } from './reader.ts';
import type { ServiceClock } from './sweeps/service-clock.ts';
import type { Troubles } from './calls/troubles.ts';

/** What the sources of one reader share. */
export interface Reading {
  env: ReaderEnv;
  sink: ReaderSink;
  serviceClock: ServiceClock;
  troubles: Troubles;
  /** Sources that are being read. */
  sources(): number;
  /** Makes a stream known. */
  open(source: LogSource, name: string): LogStream;
  /** How urgent the reading of these streams is. */
  priorityOf(streams: readonly { stream: LogStream }[]): Priority;
  /** The status is to be told anew. */
  changed(): void;
}
