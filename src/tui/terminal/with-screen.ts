import { setFlagsFromString } from 'node:v8';
import type { Env } from '../../base/env.ts';
import type { ExitCode } from '../../base/exit-codes.ts';
import type { Size } from '../state/state.ts';
import type { Theme } from '../../base/theme.ts';
import { noteTerminal } from './note-terminal.ts';
import { takeOver } from './take-over.ts';
import { openTerminal, type Terminal, type TerminalEvents } from './terminal.ts';

export interface ScreenRoom {
  terminal: Terminal;
  /** How things look here, as far as it is known by now. */
  theme: () => Theme;
  /** Rejected by an error that nobody caught; what is shown then ends with it. */
  crash: Promise<never>;
  /** Says who hears of keys and resizes. */
  listen: (events: ScreenEvents | undefined) => void;
}

export interface ScreenEvents extends TerminalEvents {
  /** More is known of how things look here. */
  onTheme: () => void;
}

export interface WithScreenOptions {
  env: Env;
  theme: Theme;
  /** Only keys are taken: what is shown stays, line below line. */
  isSpoken?: boolean;
  /** The first picture as bytes, before anything heavy loads. */
  firstFrame: (size: Size) => string;
  show: (room: ScreenRoom) => Promise<ExitCode>;
}

/** A screen may stay open for days: its heaps grow by no more than a tenth before they are swept. */
const heldSmall = '--heap-growing-percent=10';
/** Milliseconds after which all is loaded: sweeping meanwhile would double the time that takes. */
const openLong = 1_500;

/** Takes the terminal, shows a frame at once, then what `show` shows, and gives the terminal back whatever happens. */
export async function withScreen({
  env,
  theme: given,
  isSpoken = false,
  firstFrame,
  show,
}: WithScreenOptions): Promise<ExitCode> {
  const holding = setTimeout(() => setFlagsFromString(heldSmall), openLong).unref();
  let events: ScreenEvents | undefined;
  let theme = given;
  const { stdin, stdout } = process;
  const terminal = openTerminal({
    stdin,
    stdout,
    env,
    isSpoken,
    events: () => events,
    onBackground: (background) => {
      theme = { ...theme, colours: background };
      events?.onTheme();
    },
  });
  const note = noteTerminal(env);
  const crash = Promise.withResolvers<never>();
  // It may come while nobody listens yet or any more.
  crash.promise.catch(() => undefined);
  // What others write of warnings and crashes would be written across the screen; a terminal that broke off is no crash.
  const restore = [
    takeOver(process, 'warning', () => undefined),
    takeOver(process, 'uncaughtException', (error) => crash.reject(error)),
    takeOver(stdout, 'error', () => events?.onGone()),
  ];
  const leave = () => {
    terminal.leave();
    note.remove();
  };
  process.on('exit', leave);
  if (!isSpoken) note.write();
  terminal.enter();
  try {
    terminal.write(firstFrame(terminal.size()));
    if (theme.colours === 'either' && !isSpoken) terminal.askBackground();
    return await show({ terminal, theme: () => theme, crash: crash.promise, listen: (next) => (events = next) });
  } finally {
    clearTimeout(holding);
    await terminal.settled();
    leave();
    process.off('exit', leave);
    for (const giveBack of restore) giveBack();
  }
}
