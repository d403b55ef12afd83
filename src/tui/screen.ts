import type { Theme } from '../base/theme.ts';
import { render, type Instance } from 'ink';
import { createElement } from 'react';
import type { LogPane } from './follow/log-pane.ts';
import { type Layout, layoutOf } from './state/layout.ts';
import type { State } from './state/state.ts';
import type { Store } from './state/store.ts';
import { inkOutput } from './terminal/ink-output.ts';
import { keepColumns } from './terminal/keep-columns.ts';
import { skipBlanks } from './terminal/skip-blanks.ts';
import type { Terminal } from './terminal/terminal.ts';
import { App } from './view/App.tsx';
import { ScreenContext } from './view/context.ts';

/** What a person sees: Ink draws all but the log, which paints itself into the rows that Ink leaves blank. */
export interface Screen {
  /** Draws everything anew, whatever stood there. */
  redraw: () => void;
  /** Draws no more, until the next `redraw`. */
  close: () => void;
}

export interface ScreenOptions {
  store: Pick<Store, 'get' | 'subscribe'>;
  terminal: Pick<Terminal, 'write'>;
  log: Pick<LogPane, 'show' | 'hide' | 'focus'>;
  theme: () => Theme;
  /** A part of the screen could not be drawn; nothing more will be. */
  onBroken: (error: unknown) => void;
}

/** Milliseconds between two redraws while a window is being resized. */
const redrawEvery = 40;
/** Milliseconds after a change of the layout by which Ink has written what it has to, if anything. */
const inkIsDone = 50;
/** Milliseconds after a change of the layout in which Ink may still write blanks over the band. */
const settling = 250;
const clear = '\u001b[0m\u001b[2J\u001b[H';

type Band = Layout['band'];

/** What stands on the terminal: what Ink draws, and where the log has painted. */
interface Frame {
  instance: Instance;
  gate: { isOpen: boolean };
  band: Band;
  movedAt: number;
  /** The log is painted in its band. */
  isPainted: boolean;
  /** Ink has written since the band came to be where it is: it knows of its rows that they are blank. */
  isKnown: boolean;
}

export function openScreen({ store, terminal, log, theme, onBroken }: ScreenOptions): Screen {
  let frame: Frame | undefined;
  let shown: State = store.get();
  let bandTimer: NodeJS.Timeout | undefined;
  let redrawTimer: NodeJS.Timeout | undefined;

  const paintBand = () => {
    clearTimeout(bandTimer);
    if (!frame) return;
    const { band } = frame;
    if (band.rows === 0 || !shown.log.run) return;
    frame.isPainted = true;
    const area = { top: band.top, rows: band.rows, columns: shown.size.columns };
    log.show({ area, isBand: !isFull(shown), hasKeys: shown.focus === 'log' });
  };
  const onInkWrote = () => {
    if (!frame) return;
    frame.isKnown = true;
    if (Date.now() - frame.movedAt < settling) paintBand();
  };
  const moveBand = (moving: Frame, band: Band) => {
    log.hide();
    const old = moving.band;
    const isSmaller = band.top > old.top || band.top + band.rows < old.top + old.rows;
    const isGivenBack = moving.isPainted && isSmaller;
    // Ink would leave as they are rows that it never knew to be the log's.
    if (isGivenBack && !moving.isKnown) return redraw();
    if (isGivenBack) terminal.write(blankRows(old, band));
    frame = { ...moving, band, movedAt: Date.now(), isPainted: moving.isPainted && !isGivenBack, isKnown: false };
    clearTimeout(bandTimer);
    bandTimer = setTimeout(paintBand, inkIsDone);
  };
  const unmount = () => {
    clearTimeout(bandTimer);
    log.hide();
    if (!frame) return;
    const { gate, instance } = frame;
    // What Ink writes on leaving is for screens that stay.
    gate.isOpen = false;
    frame = undefined;
    instance.unmount();
  };
  const redraw = () => {
    clearTimeout(redrawTimer);
    redrawTimer = undefined;
    unmount();
    shown = store.get();
    terminal.write(clear);
    const gate = { isOpen: true };
    const instance = mount(gate);
    const { band } = layoutOf(shown);
    frame = { gate, instance, band, movedAt: Date.now(), isPainted: false, isKnown: true };
    instance.waitUntilExit().catch(onBroken);
    paintBand();
  };
  const mount = (gate: Frame['gate']): Instance => {
    const write = (bytes: string) => {
      if (!gate.isOpen) return;
      terminal.write(keepColumns(skipBlanks(bytes)));
      onInkWrote();
    };
    const screen = { store, theme: theme() };
    return render(createElement(ScreenContext, { value: screen }, createElement(App)), {
      stdout: inkOutput(write, shown.size),
      interactive: true,
      incrementalRendering: true,
      maxFps: 60,
      exitOnCtrlC: false,
      patchConsole: false,
      isScreenReaderEnabled: false,
    });
  };
  const onChange = () => {
    if (!frame && !redrawTimer) return;
    const before = shown;
    shown = store.get();
    if (shown.size !== before.size) {
      unmount();
      redrawTimer ??= setTimeout(redraw, redrawEvery);
    }
    if (!frame) return;
    const { band } = layoutOf(shown);
    const isMoved = band.top !== frame.band.top || band.rows !== frame.band.rows;
    const isFirst = shown.log.run !== undefined && before.log.run === undefined;
    if (isMoved || isFirst) moveBand(frame, band);
    else if (shown.focus !== before.focus) log.focus(shown.focus === 'log');
  };
  // Subscribed before React is: rows that the log gives back are blank before Ink draws there.
  store.subscribe(onChange);
  return {
    redraw,
    close: () => {
      clearTimeout(redrawTimer);
      redrawTimer = undefined;
      unmount();
    },
  };
}

/** In full size a log is a screen of its own, with its own head. */
function isFull({ zoomed, focus }: State): boolean {
  return zoomed && focus === 'log';
}

function blankRows(old: Band, band: Band): string {
  const rows = Array.from({ length: old.rows }, (_, index) => old.top + index);
  const left = rows.filter((row) => row < band.top || row >= band.top + band.rows);
  return left.length === 0 ? '' : `\u001b7${left.map((row) => `\u001b[${row + 1};1H\u001b[2K`).join('')}\u001b8`;
}
