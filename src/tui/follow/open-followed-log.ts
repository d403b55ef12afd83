import type { Theme } from '../../base/theme.ts';
import type { LogStore } from '../../logs/store/log-store.ts';
import type { FeedThread } from '../../runs/logs/feed/feed-thread.ts';
import type { FeedEvent, FeedRequest } from '../../runs/logs/feed/log-feed.ts';
import { performLogRequest } from '../effects/perform-log-request.ts';
import { openLogScreen, type LogScreen } from '../logs/open-log-screen.ts';
import type { LogRequest } from '../logs/state/log-effect.ts';
import type { LogLayout } from '../logs/state/log-layout.ts';
import type { Area } from '../logs/state/log-state.ts';
import type { Terminal } from '../terminal/terminal.ts';

export interface FollowedLogOptions {
  request: FeedRequest;
  thread: FeedThread;
  /** Where its lines lie; closed with the view. */
  store: LogStore;
  terminal: Terminal;
  area: Area;
  isBand: boolean;
  theme: () => Theme;
  layout: LogLayout;
  /** Keeps how it is laid out. */
  keepLayout: (layout: LogLayout) => Promise<void>;
  /** What a person asks for that is for the whole screen. */
  onRequest: (kind: 'quit' | 'redraw' | 'suspend') => void;
  /** Hears what is told of the run, too. */
  onEvent?: (event: FeedEvent) => void;
}

/** A log on the screen, with what feeds it. */
export interface FollowedLog {
  screen: LogScreen;
  close: () => Promise<void>;
}

/** Shows a log while it is read by the thread: its lines in the store, its screen in the area. */
export function openFollowedLog(options: FollowedLogOptions): FollowedLog {
  const { request, thread, store, terminal, keepLayout } = options;
  const perform = (asked: LogRequest) => {
    if (asked.kind === 'quit' || asked.kind === 'redraw' || asked.kind === 'suspend')
      return options.onRequest(asked.kind);
    return performLogRequest(asked, {
      env: request.env,
      cwd: request.cwd,
      keepLayout,
      terminal,
      prefer: (streams) => feed.prefer(streams),
      notify: (notice) => screen.notify(notice),
    });
  };
  const screen = openLogScreen({
    store,
    write: (bytes) => {
      terminal.write(bytes);
      return terminal.isReady();
    },
    area: options.area,
    isBand: options.isBand,
    theme: options.theme,
    clock: realScreenClock,
    perform,
    layout: options.layout,
  });
  const feed = thread.open(request, (event) => {
    screen.feed(event);
    options.onEvent?.(event);
    return store.backlog() > mostBehind ? untilSettled(store) : undefined;
  });
  return {
    screen,
    close: async () => {
      screen.close();
      await Promise.all([feed.close(), store.close()]);
    },
  };
}

/** Lines that may wait for their places in the store before less is read, and milliseconds between two looks at them. */
const mostBehind = 200_000;
const lookEvery = 20;

async function untilSettled(store: LogStore): Promise<void> {
  while (store.backlog() > mostBehind) await new Promise((resolve) => setTimeout(resolve, lookEvery));
}

const realScreenClock = {
  now: Date.now,
  after: (ms: number, call: () => void) => {
    const timer = setTimeout(call, ms);
    return () => clearTimeout(timer);
  },
};
