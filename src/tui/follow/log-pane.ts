import type { Theme } from '../../base/theme.ts';
import { openLogStore } from '../../logs/store/open-log-store.ts';
import type { SessionOptions } from '../../commands/command.ts';
import { locateProject } from '../../define/locate-project.ts';
import type { FeedThread } from '../../runs/logs/feed/feed-thread.ts';
import type { FeedEvent } from '../../runs/logs/feed/log-feed.ts';
import { layoutKeeper, readLayout } from '../effects/files/layout-file.ts';
import { settleOn } from '../effects/lists/settle-on.ts';
import type { Input } from '../keys/input.ts';
import type { LogLayout } from '../logs/state/log-layout.ts';
import { logModeOf, type LogMode } from '../logs/state/log-mode.ts';
import type { Area } from '../logs/state/log-state.ts';
import { openFollowedLog, type FollowedLog } from './open-followed-log.ts';
import type { Followed } from '../state/followed.ts';
import type { Terminal } from '../terminal/terminal.ts';

/** Where the log of a session is painted, and whether it has the keys. */
export interface LogPlace {
  area: Area;
  isBand: boolean;
  hasKeys: boolean;
}

/** The log of a session: that of one run after another. */
export interface LogPane {
  /** From now on the log of this, once it has been the last one named for a moment. */
  follow: (run: Followed) => void;
  /** Paints here, every row, from now on. */
  show: (place: LogPlace) => void;
  /** Paints no more until it is shown again. */
  hide: () => void;
  /** Who has the keys; painted where it is seen. */
  focus: (hasKeys: boolean) => void;
  /** What keys mean in it; absent where there is no log yet. */
  mode: () => LogMode | undefined;
  input: (inputs: readonly Input[]) => void;
  /** The terminal takes more again. */
  drained: () => void;
  close: () => Promise<void>;
}

export interface LogPaneOptions extends Pick<SessionOptions, 'cwd' | 'env' | 'on'> {
  theme: () => Theme;
  terminal: Terminal;
  onRequest: (kind: 'quit' | 'redraw' | 'suspend') => void;
  /** Hears what is told of the run that is followed. */
  onEvent: (run: Followed, event: FeedEvent) => void;
  /** Reads, one log after another; closed with the pane. */
  thread: FeedThread;
}

/** Milliseconds for which a run must be selected before its log is asked for. */
const settled = 120;

export function openLogPane({ terminal, thread, onRequest, onEvent, ...options }: LogPaneOptions): LogPane {
  const ending = new AbortController();
  let opening: Promise<{ keep: (layout: LogLayout) => Promise<void>; kept: LogLayout }> | undefined;
  let layout: LogLayout | undefined;
  let view: FollowedLog | undefined;
  let place: LogPlace | undefined;
  let isShown = false;
  let closing: Promise<unknown> = Promise.resolve();

  const letGo = () => {
    const old = view;
    view = undefined;
    if (old) closing = Promise.all([closing, old.close()]);
  };
  const open = async (run: Followed, signal: AbortSignal) => {
    const { keep, kept } = await (opening ??= openLayouts(options.cwd));
    if (signal.aborted || !place) return;
    layout ??= kept;
    letGo();
    view = openFollowedLog({
      ...options,
      request: { words: [run.arn ?? run.name], on: options.on, cwd: options.cwd, env: options.env, follow: true },
      thread,
      store: openLogStore(),
      terminal,
      area: place.area,
      isBand: place.isBand,
      layout,
      onRequest,
      keepLayout: (next) => keep((layout = next)),
      onEvent: (event) => onEvent(run, event),
    });
    view.screen.focus(place.hasKeys);
    if (isShown) view.screen.redraw();
  };
  return {
    follow: settleOn<Followed>(ending.signal, (run, signal) => void open(run, signal), settled),
    show: (next) => {
      place = next;
      isShown = true;
      if (!view) return;
      view.screen.resize(next.area, next.isBand);
      view.screen.focus(next.hasKeys);
      view.screen.redraw();
    },
    hide: () => {
      isShown = false;
      view?.screen.pause();
    },
    focus: (hasKeys) => {
      if (place) place = { ...place, hasKeys };
      view?.screen.focus(hasKeys);
    },
    mode: () => view && logModeOf(view.screen.state()),
    input: (inputs) => view?.screen.input(inputs),
    drained: () => view?.screen.drained(),
    close: async () => {
      ending.abort();
      letGo();
      await closing;
      await thread.close();
    },
  };
}

async function openLayouts(cwd: string): Promise<{ keep: (layout: LogLayout) => Promise<void>; kept: LogLayout }> {
  const { root } = await locateProject(cwd);
  return { keep: layoutKeeper(root), kept: await readLayout(root) };
}
