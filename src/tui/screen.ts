import { render, type Instance } from 'ink';
import { createElement } from 'react';
import { logBandRows } from './paint/log-band.ts';
import { openPainter } from './paint/painter.ts';
import { layoutOf } from './state/layout.ts';
import type { State } from './state/state.ts';
import type { Store } from './state/store.ts';
import { inkOutput } from './terminal/ink-output.ts';
import type { Terminal } from './terminal/terminal.ts';
import { App } from './view/App.tsx';
import { ScreenContext } from './view/context.ts';

/** What a person sees: Ink draws all but the log, the painter draws that. */
export interface Screen {
  /** Draws everything anew, whatever stood there. */
  redraw: () => void;
  /** Draws no more, until the next `redraw`. */
  close: () => void;
}

export interface ScreenOptions {
  store: Pick<Store, 'get' | 'subscribe'>;
  terminal: Pick<Terminal, 'write'>;
  colour: boolean;
  /** A part of the screen could not be drawn; nothing more will be. */
  onBroken: (error: unknown) => void;
}

/** Milliseconds between two paints of the log, and between two redraws while a window is being resized. */
const paintEvery = 33;
const redrawEvery = 40;
/** Milliseconds after a change of the layout in which Ink may still write blanks over the band. */
const settling = 250;
const clear = '\u001b[0m\u001b[2J\u001b[H';

interface Frame {
  instance: Instance;
  gate: { isOpen: boolean };
}

export function openScreen({ store, terminal, colour, onBroken }: ScreenOptions): Screen {
  const painter = openPainter(terminal.write);
  let frame: Frame | undefined;
  let shown: State = store.get();
  let movedAt = 0;
  let paintTimer: NodeJS.Timeout | undefined;
  let redrawTimer: NodeJS.Timeout | undefined;

  const paint = () => {
    clearTimeout(paintTimer);
    paintTimer = undefined;
    if (frame) painter.paint(logBandRows(store.get(), colour));
  };
  const onRender = () => {
    if (Date.now() - movedAt < settling) painter.forget();
    paint();
  };
  const unmount = () => {
    clearTimeout(paintTimer);
    paintTimer = undefined;
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
    painter.move(layoutOf(shown).band);
    terminal.write(clear);
    movedAt = Date.now();
    const gate = { isOpen: true };
    const instance = mount(gate);
    frame = { gate, instance };
    instance.waitUntilExit().catch(onBroken);
    painter.forget();
    paint();
  };
  const mount = (gate: Frame['gate']): Instance => {
    const write = (bytes: string) => {
      if (gate.isOpen) terminal.write(bytes);
    };
    const screen = { store, colour };
    return render(createElement(ScreenContext, { value: screen }, createElement(App)), {
      stdout: inkOutput(write, shown.size),
      interactive: true,
      incrementalRendering: true,
      maxFps: 60,
      exitOnCtrlC: false,
      patchConsole: false,
      isScreenReaderEnabled: false,
      onRender,
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
    const was = layoutOf(before).band;
    if (band.top !== was.top || band.rows !== was.rows) {
      movedAt = Date.now();
      painter.move(band);
    } else if (shown.log !== before.log) {
      paintTimer ??= setTimeout(paint, paintEvery);
    }
  };
  // Subscribed before React is: a band that moves is cleared before Ink draws in its place.
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
