import type { Clock } from '../../logs/clock.ts';
import { openHold } from '../../logs/hold/hold.ts';
import type { LogLine, Place, PlacedLine } from '../../logs/line.ts';
import type { ReaderStatus } from '../../logs/read/reader.ts';
import type { LogStream } from '../../logs/stream.ts';
import type { ToldLines } from '../told-lines.ts';
import { makeLabels } from './labels.ts';
import { makeLineFilter } from './line-filter.ts';
import type { LogWish } from './log-wish.ts';
import { tailOf } from './tail-of.ts';

/** Milliseconds for which the last of what was there may be held back beyond what was asked for. */
const settling = 1_000;

/** Brings lines into their order, and tells those that were asked for. */
export interface LinePrinter {
  see(stream: LogStream): void;
  add(lines: readonly PlacedLine[]): void;
  /** How much was added of what was there at the start. */
  reached(status: Pick<ReaderStatus, 'hasHistory' | 'historyTo'>): void;
  /** Since when (`Clock.elapsed`) something is held back: all that was added before has been told. */
  since(): number;
  /** Tells what is left. */
  end(): void;
}

export interface PrinterOptions {
  wish: Pick<LogWish, 'include' | 'exclude' | 'level' | 'tail' | 'hold' | 'host'>;
  hasSteps: boolean;
  hasHosts: boolean;
  clock: Clock;
  tell: (told: ToldLines) => void;
}

export function makeLinePrinter({ wish, hasSteps, hasHosts, clock, tell }: PrinterOptions): LinePrinter {
  const labels = makeLabels({ hasSteps, hasHosts });
  const isWanted = makeLineFilter(wish);
  const tail = tailOf<PlacedLine>(wish.tail);
  const ended = new AbortController();
  let isLive = wish.tail === undefined;

  const print = (lines: readonly PlacedLine[]): void => {
    const last = withoutOverwritten(lines);
    if (last.length === 0) return;
    tell({ kind: 'lines', lines: last.map((line) => ({ line: plain(line), label: labels.of(line) })) });
  };
  const hold = openHold({ holdMs: wish.hold, clock, tell: (lines) => print(tail.add(lines.filter(isWanted))) });
  const begin = (): void => {
    if (isLive) return;
    isLive = true;
    print(tail.begin());
  };
  const live = (): void => {
    hold.live();
    // The last of what was there is held back for as long as what comes.
    if (!isLive) clock.wait(wish.hold + settling, ended.signal).then(begin, () => undefined);
  };
  return {
    see: (stream) => labels.see(stream),
    add: (lines) => hold.add(lines),
    reached: ({ hasHistory, historyTo = -Infinity }) => {
      if (hasHistory || historyTo === Infinity) live();
      // Of a flow, steps may still join whose lines come before.
      else if (!hasSteps) hold.historyTo(historyTo);
    },
    since: () => (isLive ? hold.since() : -Infinity),
    end: () => {
      ended.abort();
      hold.flush();
      begin();
    },
  };
}

/** What a progress bar showed before is left out where it is told together with what it shows now. */
function withoutOverwritten(lines: readonly PlacedLine[]): readonly PlacedLine[] {
  const gone = new Set(lines.flatMap(({ overwrites }) => (overwrites ? [keyOf(overwrites)] : [])));
  return gone.size === 0 ? lines : lines.filter((line) => !gone.has(keyOf(line)));
}

function keyOf({ streamIndex, sequence }: Place): string {
  return `${streamIndex} ${sequence}`;
}

/** A line without its place, which only means something within one reading. */
function plain(placed: PlacedLine): LogLine {
  const { order: _, streamIndex: __, sequence: ___, overwrites: ____, ...line } = placed;
  return line;
}
