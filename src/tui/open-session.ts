import type { OpenSession } from '../commands/command.ts';
import { firstFrame } from './draw/first-frame.ts';
import { openTerminal, type TerminalEvents } from './terminal/terminal.ts';

/** Takes the terminal, shows a frame before anything heavy loads, runs the session, and gives the terminal back whatever happens. */
export const openSession: OpenSession = async (options) => {
  let events: TerminalEvents | undefined;
  const isRemote = options.env['SSH_CONNECTION'] !== undefined;
  const terminal = openTerminal(process.stdin, process.stdout, isRemote, () => events);
  const crash = Promise.withResolvers<never>();
  const onCrash = (error: unknown) => crash.reject(error);
  // What others write of warnings and crashes would be written across the screen.
  const restore = [takeOver('warning', () => undefined), takeOver('uncaughtException', onCrash)];
  process.on('exit', terminal.leave);
  terminal.enter();
  try {
    terminal.write(firstFrame(terminal.size(), options.colour));
    const { runSession } = await import('./run-session.ts');
    return await runSession({ ...options, terminal, crash: crash.promise, listen: (next) => (events = next) });
  } finally {
    terminal.leave();
    process.off('exit', terminal.leave);
    for (const giveBack of restore) giveBack();
  }
};

type Told = 'warning' | 'uncaughtException';

/** Puts one listener in place of all others, until the answer is called. */
function takeOver(event: Told, listener: (told: unknown) => void): () => void {
  const others = process.rawListeners(event) as ((...told: unknown[]) => void)[];
  process.removeAllListeners(event);
  process.on(event as string, listener);
  return () => {
    process.off(event, listener);
    for (const other of others) process.on(event as string, other);
  };
}
