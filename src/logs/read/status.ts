import type { ReaderEnv, ReaderSink, ReaderStatus, SourceState } from './reader.ts';
import type { SourceReader } from './source-reader.ts';
import type { Troubles } from './calls/troubles.ts';

/** Tells how the reading goes. */
export interface StatusTeller {
  /** Something is different: it is told soon, together with what else changes until then. */
  changed(): void;
  /** A source has ended. */
  ended(state: SourceState): void;
  /** Tells it for the last time. */
  close(): void;
}

/** Milliseconds between two tellings. */
const apart = 250;

export function tellStatus(
  { clock, budget, signal }: Pick<ReaderEnv, 'clock' | 'budget' | 'signal'>,
  sink: ReaderSink,
  troubles: Troubles,
  readers: () => readonly SourceReader[],
): StatusTeller {
  let lost = 0;
  let [isDue, isClosed] = [false, false];
  const tell = (): void => {
    isDue = false;
    if (!isClosed) sink.status(statusOf(readers(), { quota: budget.used(), lost, trouble: troubles.worst() }));
  };
  const changed = (): void => {
    if (isDue || isClosed) return;
    isDue = true;
    clock.wait(apart, signal).then(tell, () => undefined);
  };
  return {
    changed,
    ended(state) {
      if (state.kind === 'complete' || state.kind === 'incomplete') {
        for (const { received, expected } of state.streams) lost += Math.max(0, expected - received);
      }
      changed();
    },
    close() {
      tell();
      isClosed = true;
    },
  };
}

function statusOf(
  readers: readonly SourceReader[],
  { trouble, ...figures }: Pick<ReaderStatus, 'quota' | 'lost' | 'trouble'>,
): ReaderStatus {
  const streams = readers.flatMap((reader) => reader.streams());
  return {
    lag: streams
      .filter(({ told }) => told > 0)
      .map(({ stream, lag, skew = 0 }) => ({ stream: stream.index, lag, skew })),
    received: streams.reduce((sum, { told }) => sum + told, 0),
    ...historyOf(readers),
    ...figures,
    ...(trouble ? { trouble } : {}),
  };
}

function historyOf(readers: readonly SourceReader[]): Pick<ReaderStatus, 'hasHistory' | 'historyTo'> {
  const to = Math.min(...readers.map((reader) => reader.historyTo()));
  return {
    hasHistory: readers.every((reader) => reader.hasHistory()),
    ...(to > -Infinity ? { historyTo: to } : {}),
  };
}
