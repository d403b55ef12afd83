import type { WriteStream } from 'node:tty';

/** What is written to a terminal, and how far it has come. */
export interface Writing {
  /** From now on nothing that is written waits for the terminal. */
  begin: () => void;
  end: () => void;
  write: (bytes: string) => void;
  isReady: () => boolean;
  /** The terminal has answered. */
  reached: () => void;
  settled: () => Promise<void>;
}

/** A terminal answers it when it has shown all that was written before. */
const question = '\u001b[5n';

/** Milliseconds after which a terminal that never answered is not asked again, and one that did is given up for once. */
const unanswered = { first: 2000, later: 4000 };
/** Milliseconds that whoever leaves waits for an answer. */
const leaving = 1000;

/**
 * Through a network bytes vanish into long buffers, so the terminal there is asked to say when it has shown them: then no more
 * than one picture is under way, however slow the line is. A terminal here takes bytes when it can; nothing is held up meanwhile.
 */
export function openWriting(stdout: WriteStream, isRemote: boolean, onReady: () => void): Writing {
  let asks = isRemote;
  let hasAnswered = false;
  let timer: NodeJS.Timeout | undefined;
  let waiting: (() => void)[] = [];

  const isReady = () => stdout.writableLength === 0 && timer === undefined;
  const ready = () => {
    if (!isReady()) return;
    const resolves = waiting;
    waiting = [];
    for (const resolve of resolves) resolve();
    onReady();
  };
  const answered = () => {
    clearTimeout(timer);
    timer = undefined;
    ready();
  };
  const ask = () => {
    timer = setTimeout(
      () => {
        asks = hasAnswered;
        answered();
      },
      hasAnswered ? unanswered.later : unanswered.first,
    );
    timer.unref();
  };
  return {
    begin: () => setBlocking(stdout, false),
    end: () => {
      clearTimeout(timer);
      timer = undefined;
      setBlocking(stdout, true);
    },
    write: (bytes) => {
      const isAsked = asks && timer === undefined;
      if (isAsked) ask();
      stdout.write(isAsked ? bytes + question : bytes, ready);
    },
    isReady,
    reached: () => {
      hasAnswered = true;
      if (timer) answered();
    },
    settled: () => {
      if (isReady()) return Promise.resolve();
      return new Promise((resolve) => {
        waiting.push(resolve);
        setTimeout(resolve, leaving);
      });
    },
  };
}

/** Node writes to terminals so that the whole process waits for one that is slow; it offers this to those who can't. */
function setBlocking(stdout: WriteStream, isBlocking: boolean): void {
  const { _handle: handle } = stdout as { _handle?: { setBlocking?: (isBlocking: boolean) => number } };
  handle?.setBlocking?.(isBlocking);
}
