import type { Clock } from '../clock.ts';
import type { PlacedLine } from '../line.ts';
import { compareKeys, keyOf, holdLines } from './held-lines.ts';
import { trackFrontiers } from './frontiers.ts';

export interface HoldOptions {
  /** How long a line waits for earlier ones of other streams, milliseconds. 0: lines pass as they come. */
  holdMs: number;
  clock: Clock;
  /** Takes lines in order, but for those that are `late`: they came when later ones had been told. Must not throw. */
  tell: (lines: readonly PlacedLine[]) => void;
}

/** Puts the lines of many streams into one order, as far as can be done without waiting longer than was asked for. */
export interface Hold {
  add(lines: readonly PlacedLine[]): void;
  /** Of what was there at the start, all was added that is placed before this time; milliseconds since 1970. */
  historyTo(time: number): void;
  /** All that was there at the start was added. Until then lines wait for that. */
  live(): void;
  /** Since when (`Clock.elapsed`) something is held: all that was added before has been told. Infinity: nothing is. */
  since(): number;
  /** Tells all that is held; whatever comes afterwards passes as it comes. */
  flush(): void;
}

/** Milliseconds that one reading may be later than the one before it, which is not counted as waiting. */
const grace = 500;

/** How long, in milliseconds, and how many lines wait at most for what was there at the start. */
const longest = 60_000;
const most = 300_000;

/**
 * A line is told as soon as every stream has come past it: by a later line, or by the time in which the stream's lines come
 * otherwise. Streams that are slower than that by more than `holdMs` are not waited for.
 */
export function openHold({ holdMs, clock, tell }: HoldOptions): Hold {
  const held = holdLines();
  const frontiers = trackFrontiers();
  const ending = new AbortController();
  const step = Math.min(250, Math.max(20, holdMs / 8));
  let isLive = false;
  let history = -Infinity;
  let isWaiting = false;
  let last: PlacedLine | undefined;

  const give = (lines: readonly PlacedLine[]): void => {
    last = lines.at(-1) ?? last;
    if (lines.length > 0) tell(lines);
  };
  const release = (): void => {
    const elapsed = clock.elapsed();
    if (isLive) {
      const expired = held.keyOfArrived(elapsed - holdMs - grace);
      give(held.takeUpTo(Math.max(frontiers.at(elapsed, holdMs), expired)));
    } else {
      give(held.takeUpTo(Math.max(history, held.keyOfArrived(elapsed - longest))));
      while (held.size() > most) give(held.takeUpTo(held.middle()));
    }
    if (held.size() > 0 && !isWaiting && !ending.signal.aborted) void releaseLater();
  };
  const releaseLater = async (): Promise<void> => {
    isWaiting = true;
    try {
      await clock.wait(step, ending.signal);
    } catch {
      return;
    }
    isWaiting = false;
    release();
  };

  return {
    add(lines) {
      if (holdMs === 0 || ending.signal.aborted) return tell(lines);
      const elapsed = clock.elapsed();
      frontiers.note(lines, elapsed, isLive);
      const [late, timely] = parted(lines, last);
      if (late.length > 0) tell(late);
      held.add(timely, elapsed);
      release();
    },
    historyTo(time) {
      history = Math.max(history, time);
      release();
    },
    live() {
      isLive = true;
      release();
    },
    since: held.oldest,
    flush() {
      ending.abort();
      give(held.takeUpTo(Infinity));
    },
  };
}

/** The lines whose place is before what was told already, marked, and the others. */
function parted(lines: readonly PlacedLine[], last: PlacedLine | undefined): [PlacedLine[], readonly PlacedLine[]] {
  if (!last) return [[], lines];
  const from = keyOf(last);
  if (lines.every((line) => keyOf(line) > from)) return [[], lines];
  const late = lines.filter((line) => compareKeys(line, last) < 0).map((line) => ({ ...line, late: true as const }));
  return late.length > 0 ? [late, lines.filter((line) => compareKeys(line, last) >= 0)] : [[], lines];
}
