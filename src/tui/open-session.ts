import type { ExitCode } from '../base/exit-codes.ts';
import type { OpenSession } from '../commands/command.ts';
import { firstFrame } from './draw/first-frame.ts';
import { openTerminal, type TerminalEvents } from './terminal/terminal.ts';

/** Takes the terminal, shows a frame before anything heavy loads, runs the session, and gives the terminal back whatever happens. */
export const openSession: OpenSession = async (options) => {
  let events: TerminalEvents | undefined;
  const isRemote = options.env['SSH_CONNECTION'] !== undefined;
  const terminal = openTerminal(process.stdin, process.stdout, isRemote, () => events);
  const crash = Promise.withResolvers<ExitCode>();
  const onCrash = (error: unknown) => crash.reject(error);
  const warnings = process.listeners('warning');
  process.on('exit', terminal.leave).on('uncaughtException', onCrash);
  // A warning of Node's would be written across the screen.
  process.removeAllListeners('warning');
  terminal.enter();
  try {
    terminal.write(firstFrame(terminal.size(), options.colour));
    const { runSession } = await import('./run-session.ts');
    const running = runSession({ ...options, terminal, listen: (next) => (events = next) });
    return await Promise.race([running, crash.promise]);
  } finally {
    terminal.leave();
    process.off('exit', terminal.leave).off('uncaughtException', onCrash);
    for (const listener of warnings) process.on('warning', listener);
  }
};
