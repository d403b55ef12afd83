import type { Background } from '../../base/theme.ts';
import type { Reply } from '../keys/input.ts';

/** Asks a terminal once how bright its background is. */
export interface BackgroundProbe {
  ask: () => void;
  heard: (reply: Exclude<Reply, { kind: 'status reply' }>) => void;
  /** Resolves when no answer is to be expected any more, or soon: it must not reach who comes after. */
  settled: () => Promise<void>;
  close: () => void;
}

/** The question, and behind it one that every terminal answers: what is answered first tells whether the other will be. */
const question = '\u001b]11;?\u001b\\\u001b[c';
/** Milliseconds that an answer may take, and that whoever leaves waits for it. */
const patience = 1000;
const leaving = 400;

export function openBackgroundProbe(
  write: (bytes: string) => void,
  tell: (background: Background) => void,
): BackgroundProbe {
  let timer: NodeJS.Timeout | undefined;
  let waiting: (() => void)[] = [];
  const close = () => {
    clearTimeout(timer);
    timer = undefined;
    const resolves = waiting;
    waiting = [];
    for (const resolve of resolves) resolve();
  };
  return {
    ask: () => {
      timer = setTimeout(close, patience);
      timer.unref();
      write(question);
    },
    heard: (reply) => {
      if (timer === undefined) return;
      if (reply.kind === 'background reply') tell(reply.background);
      else close();
    },
    settled: () => {
      if (timer === undefined) return Promise.resolve();
      return new Promise((resolve) => {
        waiting.push(resolve);
        setTimeout(resolve, leaving);
      });
    },
    close,
  };
}
