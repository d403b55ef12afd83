import type { LineBatch } from '../../logs/line-batch.ts';
import { withoutColours } from '../../base/without-colours.ts';
import type { FeedEvent, LogFeed } from '../../runs/logs/feed/log-feed.ts';
import { safeText } from '../../show/safe-text.ts';
import type { LogPane, LogPaneOptions } from '../follow/log-pane.ts';
import type { Followed } from '../state/followed.ts';
import type { Terminal } from '../terminal/terminal.ts';

export interface SpokenLogOptions extends Pick<LogPaneOptions, 'cwd' | 'env' | 'on' | 'onEvent' | 'thread'> {
  terminal: Pick<Terminal, 'write'>;
}

/** Lines that are read out of what was written before one began to listen. */
const mostAtOnce = 40;

/** The log of a session for whoever hears it: its lines are told as they come, while it has the keys. */
export function openSpokenLog({ terminal, thread, onEvent, cwd, env, on }: SpokenLogOptions): LogPane {
  let run: Followed | undefined;
  let feed: LogFeed | undefined;
  let isHeard = false;

  const stop = () => {
    void feed?.close();
    feed = undefined;
  };
  const begin = () => {
    stop();
    if (!run || !isHeard) return;
    const followed = run;
    feed = thread.open({ words: [followed.arn ?? followed.name], follow: true, cwd, env, on }, (event) => {
      for (const sentence of sayEvent(event)) terminal.write(`${sentence}\n`);
      onEvent(followed, event);
    });
  };
  return {
    follow: (next) => {
      if (next.name === run?.name && next.arn === run?.arn) return;
      run = next;
      begin();
    },
    focus: (hasKeys) => {
      if (hasKeys === isHeard) return;
      isHeard = hasKeys;
      begin();
    },
    show: () => undefined,
    hide: () => undefined,
    mode: () => undefined,
    input: () => undefined,
    drained: () => undefined,
    close: async () => {
      stop();
      await thread.close();
    },
  };
}

function sayEvent(event: FeedEvent): string[] {
  switch (event.kind) {
    case 'batch':
      return sayLines(event.batch);
    case 'note':
    case 'failed':
      return [safeText(event.text)];
    case 'ended':
      return [event.lost > 0 ? `end of the log; ${event.lost} lines could not be read` : 'end of the log'];
    default:
      return [];
  }
}

function sayLines({ count, ends, text }: LineBatch): string[] {
  const from = Math.max(0, count - mostAtOnce);
  const lines = Array.from({ length: count - from }, (_, index) => {
    const at = from + index;
    return withoutColours(Buffer.from(text.subarray(ends[at - 1] ?? 0, ends[at])).toString('utf8'));
  });
  return from > 0 ? [`${from} lines before`, ...lines] : lines;
}
