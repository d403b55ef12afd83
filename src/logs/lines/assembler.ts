import type { LogEvent } from '../event.ts';
import { comparePlaces, type PlacedLine } from '../line.ts';
import type { LogStream } from '../stream.ts';
import { placeLine, type Placing } from './place-line.ts';
import { newThread, read, tellBar, tellPart, type Put, type Thread } from './thread.ts';

export interface AssemblerOptions {
  /** True for a line, safe to paint, that nobody is to see. */
  hide?: (text: string) => boolean;
}

/** Makes lines of events, however the events were cut. Nothing of an event is dropped but what is hidden. */
export interface Assembler {
  /**
   * The lines of events, in the order of their places. Events of a stream come in the order in which the service has them; ones
   * from before those that came last are late or history, and are read apart from those that go on. A line that is cut off at the
   * end of an event is held until the stream's next event tells how it goes on.
   */
  add(events: readonly LogEvent[]): readonly PlacedLine[];
  /** Lines that were held already when this was called before: call it every second or so. Their rest will overwrite them. */
  release(): readonly PlacedLine[];
  /** All that is held: the end. */
  flush(): readonly PlacedLine[];
}

/** Holds, for each stream, what the next event may go on with; at most a few megabytes where lines are that long. */
export function openAssembler(options: AssemblerOptions = {}): Assembler {
  const streams: (StreamThreads | undefined)[] = [];
  /** Threads whose last line may go on. */
  const open = new Map<Thread, Put>();
  let [lines, call]: [PlacedLine[], number] = [[], 0];

  const threadsOf = (stream: LogStream): StreamThreads => {
    const known = streams[stream.index];
    if (known) return known;
    const placing: Placing = { stream, sequence: 0, hide: options.hide, call: 0 };
    const fresh: StreamThreads = {
      live: newThread(),
      past: undefined,
      put(thread, event, text, shown) {
        placing.call = call;
        const line = placeLine(placing, thread, event, text, shown);
        if (line) lines.push(line);
        return line;
      },
    };
    streams[stream.index] = fresh;
    return fresh;
  };

  const taken = (): readonly PlacedLine[] => {
    for (const [thread, put] of open) {
      tellBar(thread, put);
      if (!thread.bar && !thread.part) open.delete(thread);
    }
    const told = inOrder(lines);
    lines = [];
    call += 1;
    return told;
  };

  return {
    add(events) {
      for (const event of events) {
        const threads = threadsOf(event.stream);
        const thread = threadOf(threads, event, open);
        read(thread, event, threads.put);
        if (thread.bar || thread.part) open.set(thread, threads.put);
      }
      return taken();
    },
    release() {
      for (const [thread, put] of open) {
        if (thread.part?.hasWaited) tellPart(thread, put);
        else if (thread.part) thread.part.hasWaited = true;
      }
      return taken();
    },
    flush() {
      for (const [thread, put] of open) tellPart(thread, put);
      return taken();
    },
  };
}

interface StreamThreads {
  live: Thread;
  /** Where events are read that are older than the newest ones. */
  past: Thread | undefined;
  put: Put;
}

function threadOf(threads: StreamThreads, event: LogEvent, open: Map<Thread, Put>): Thread {
  if (!event.isLate && event.timestamp >= threads.live.at) return threads.live;
  if (threads.past && event.timestamp >= threads.past.at) return threads.past;
  if (threads.past) {
    tellPart(threads.past, threads.put);
    tellBar(threads.past, threads.put);
    open.delete(threads.past);
  }
  threads.past = newThread();
  return threads.past;
}

function inOrder(lines: PlacedLine[]): readonly PlacedLine[] {
  const isSorted = lines.every((line, index) => index === 0 || comparePlaces(lines[index - 1] ?? line, line) <= 0);
  return isSorted ? lines : lines.sort(comparePlaces);
}
