import { isatty } from 'node:tty';
import type { Host, OpenLogs, OpenSession } from '../commands/command.ts';
import { main } from './main.ts';
import { tellFailure } from './tell-failure.ts';
import type { Output, Terminal } from './terminal.ts';

/** What takes the whole screen; passed in, since the face that draws it is another. */
export interface Screens {
  openSession: OpenSession;
  openLogs: OpenLogs;
  /** The keys of both, which can be told anywhere. */
  keysPage: NonNullable<Host['keysPage']>;
}

/** Runs one command line in this process and ends it with the exit code, once all that was printed has left. */
export async function runProcess(words: readonly string[], screens: Screens): Promise<void> {
  const terminal = processTerminal(screens);
  process.once('uncaughtException', (thrown) => process.exit(tellFailure(thrown, terminal, { json: false })));
  const exitCode = await main(words, terminal);
  for (const stream of [process.stdout, process.stderr]) {
    await new Promise<void>((resolve) => {
      stream.write('', () => resolve());
      if (stream.isTTY) setTimeout(resolve, stalled);
    });
  }
  process.exit(exitCode);
}

/** Milliseconds after which a terminal that takes nothing any more holds up the end of a process no longer. */
const stalled = 2000;

/** Columns where nobody looks: so many that nothing that fits a line of a file is cut. */
const columnsOfFiles = 4096;

function processTerminal(screens: Screens): Terminal {
  return {
    cwd: process.cwd(),
    env: process.env,
    out: outputOf(process.stdout),
    err: outputOf(process.stderr),
    input: process.stdin,
    interactive: isatty(0) && process.stderr.isTTY,
    keysPage: screens.keysPage,
    ...(isatty(0) && process.stdout.isTTY && screens),
  };
}

function outputOf(stream: NodeJS.WriteStream): Output {
  stream.on('error', endQuietly);
  return {
    write: (text) => void stream.write(text),
    drained: () => drained(stream),
    isTerminal: stream.isTTY,
    columns: () => (stream.isTTY ? Math.max(20, stream.columns) : columnsOfFiles),
  };
}

/** Never, where the reader has gone away: the process ends then. */
function drained(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise((resolve) => {
    stream.write('', (error) => {
      if (!error) resolve();
    });
  });
}

/** A reader that went away, such as `head`, has seen enough; a terminal that went away has nobody before it. */
function endQuietly(error: NodeJS.ErrnoException): void {
  if (error.code === 'EIO') process.exit(130);
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
}
