import type { Theme } from '../../base/theme.ts';
import type { LogStore } from '../../logs/store/log-store.ts';
import type { FeedEvent } from '../../runs/logs/feed/log-feed.ts';
import type { Input } from '../keys/input.ts';
import { openPacer } from '../paint/pacer.ts';
import { openRowPainter } from '../paint/row-painter.ts';
import type { Notice } from '../state/state.ts';
import { drawLogScreen } from './draw/draw-log-screen.ts';
import { openHitFinder } from './draw/find-hits.ts';
import { openFinder } from './open-finder.ts';
import { openViews } from './open-views.ts';
import { savedLines } from './saved-lines.ts';
import type { LogEffect, LogRequest } from './state/log-effect.ts';
import type { LogEvent } from './state/log-event.ts';
import type { LogLayout } from './state/log-layout.ts';
import { type Area, initialLogState, type LogState } from './state/log-state.ts';
import { needsTick } from './state/needs-tick.ts';
import { reduceLogs } from './state/reduce-logs.ts';
import { shownSearch } from './state/shown-search.ts';
import { visibleStreams } from './state/visible-streams.ts';

export interface LogScreenOptions {
  /** Its lines are put in by `feed`; whoever opened it closes it. */
  store: LogStore;
  /** Bytes for the terminal. False where it has enough for now: nothing is painted then until `drained`. */
  write: (bytes: string) => boolean;
  area: Area;
  /** A band below other panes, without a header of its own. */
  isBand: boolean;
  /** How things look; asked for each picture, since it may be learned late. */
  theme: () => Theme;
  clock: ScreenClock;
  perform: (request: LogRequest) => void;
  layout?: LogLayout;
}

/** Time as the screen sees it; tests give one of their own. */
export interface ScreenClock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Calls back once; returns what prevents that. */
  after(ms: number, call: () => void): () => void;
}

/** The screen of a log. It paints when something has changed, never more than the terminal takes, and at once after keys. */
export interface LogScreen {
  input(inputs: readonly Input[]): void;
  feed(event: FeedEvent): void;
  notify(notice: Notice): void;
  /** Whether keys come here; shown in the edges of the panes. */
  focus(hasKeys: boolean): void;
  resize(area: Area, isBand: boolean): void;
  /** What is on the terminal is no longer known: paints every row. */
  redraw(): void;
  /** Paints nothing until the next `redraw`. */
  pause(): void;
  /** The terminal takes bytes again. */
  drained(): void;
  state(): LogState;
  /** Paints no more and lets its views go. */
  close(): void;
}

/** Milliseconds between two looks at the clock, where something shown depends on it. */
const tick = 1000;

/** Paints nothing before the first `redraw`. */
export function openLogScreen(options: LogScreenOptions): LogScreen {
  const { store, clock, perform } = options;
  let state = initialLogState({
    area: options.area,
    isBand: options.isBand,
    now: clock.now(),
    ...(options.layout && { layout: options.layout }),
  });
  const painter = openRowPainter();
  const pacer = openPacer();
  const markHits = openHitFinder();
  const views = openViews(store, () => schedule());
  const finder = openFinder(views, (event) => dispatch(event));
  let isPaused = true;
  let isFull = false;
  let isDirty = false;
  let visible = '';
  let stopPaint: (() => void) | undefined;
  let stopTick: (() => void) | undefined;

  const dispatch = (event: LogEvent) => {
    const step = reduceLogs({ ...state, now: clock.now() }, event, views);
    ({ state } = step);
    views.follow(state);
    for (const effect of step.effects) act(effect);
    preferVisible();
    schedule();
  };
  const act = (effect: LogEffect) => {
    switch (effect.kind) {
      case 'find':
        return finder.find(effect);
      case 'stopFinding':
        return finder.stop();
      case 'saveLines':
        return perform({
          kind: 'save',
          path: effect.path,
          lines: savedLines(store.read(effect.filter), state.streams),
        });
      default:
        return perform(effect);
    }
  };
  const preferVisible = () => {
    const streams = visibleStreams(state);
    if (streams.join() === visible) return;
    visible = streams.join();
    perform({ kind: 'prefer', streams });
  };
  const schedule = () => {
    isDirty = true;
    if (isPaused || isFull || stopPaint) return;
    stopPaint = clock.after(pacer.wait(clock.now()), paint);
  };
  const paint = () => {
    stopPaint?.();
    stopPaint = undefined;
    if (isPaused || isFull || !isDirty) return;
    isDirty = false;
    const search = shownSearch(state);
    const picture = drawLogScreen(state, views.sight(state), {
      theme: options.theme(),
      ...(search && { findHits: (texts) => markHits(texts, search) }),
    });
    const bytes = painter.paint(picture);
    pacer.painted(clock.now(), Buffer.byteLength(bytes));
    if (bytes !== '') isFull = !options.write(bytes);
    if (needsTick(state)) stopTick ??= clock.after(tick, look);
  };
  const look = () => {
    stopTick = undefined;
    dispatch({ kind: 'looked', now: clock.now() });
  };
  views.follow(state);

  return {
    input: (inputs) => {
      for (const input of inputs) dispatch({ kind: 'input', input });
      // Nobody waits for a frame of lines, but for what a key does.
      paint();
    },
    feed: (event) => {
      if (event.kind === 'batch') store.add(event.batch);
      dispatch({ kind: 'feed', event });
    },
    notify: (notice) => {
      dispatch({ kind: 'notice', notice });
      paint();
    },
    focus: (hasKeys) => dispatch({ kind: 'focused', hasKeys }),
    resize: (area, isBand) => dispatch({ kind: 'resized', area, isBand }),
    redraw: () => {
      isPaused = false;
      isDirty = true;
      painter.forget();
      paint();
    },
    pause: () => {
      isPaused = true;
      stopPaint?.();
      stopPaint = undefined;
    },
    drained: () => {
      isFull = false;
      if (isDirty) schedule();
    },
    state: () => state,
    close: () => {
      isPaused = true;
      stopPaint?.();
      stopTick?.();
      finder.stop();
      views.close();
    },
  };
}
