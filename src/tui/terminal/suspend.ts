import type { Terminal } from './terminal.ts';

/** Milliseconds after which a process that could not be stopped, as in a terminal without job control, takes the screen again. */
const unstopped = 200;

/** Gives the terminal back and stops this process, with all that was started in the foreground with it, until it is continued. */
export async function suspend(terminal: Terminal, resume: () => void): Promise<void> {
  await terminal.settled();
  terminal.leave();
  let isBack = false;
  const comeBack = () => {
    if (isBack) return;
    isBack = true;
    clearTimeout(timer);
    process.off('SIGCONT', comeBack);
    terminal.enter();
    resume();
  };
  process.on('SIGCONT', comeBack);
  const timer = setTimeout(comeBack, unstopped);
  process.kill(0, 'SIGTSTP');
}
