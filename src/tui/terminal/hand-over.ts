import { spawn, spawnSync } from 'node:child_process';
import { constants } from 'node:os';
import { messageOf } from '../../base/thrown.ts';
import type { Screen } from '../screen.ts';
import { takeOver } from './take-over.ts';
import type { Terminal } from './terminal.ts';

/** A program that gets the terminal for as long as it runs. */
export interface Program {
  /** As it is told of: `vim`. */
  name: string;
  /** Its name and its words, each by itself: no shell reads them. */
  words: readonly [string, ...string[]];
  cwd: string;
  env: NodeJS.ProcessEnv;
  /** Written before it starts. */
  greeting?: string;
  /** True where what it wrote has to be read before the session covers it. */
  waits?: boolean;
  /** True for a shell, which takes the terminal for its own group of processes. */
  isShell?: boolean;
}

/** How it ended: an exit code, the name of a signal, or why it could not start. */
export type Handed =
  | { kind: 'ended'; code: number }
  | { kind: 'killed'; signal: string }
  | { kind: 'not started'; why: string };

export interface HandOverOptions {
  terminal: Pick<Terminal, 'leave' | 'enter' | 'settled'>;
  stdout: Pick<NodeJS.WriteStream, 'write'>;
  /** Draws nothing meanwhile. */
  screen: Pick<Screen, 'close' | 'redraw'>;
  /** Aborted when this process has to end: the program is told to. */
  signal: AbortSignal;
}

/** Left behind by programs that were killed: keys of their own, a part of the screen that scrolls, colours. */
const tidy = '\u001b[?1l\u001b>\u001b[<u\u001b[r\u001b[0m\u001b[?25h';

/** Gives the terminal to a program, waits for its end, however it ends, and takes the terminal back as it was. */
export async function handOver(program: Program, options: HandOverOptions): Promise<Handed> {
  const { terminal, stdout, screen } = options;
  screen.close();
  await terminal.settled();
  terminal.leave();
  const modes = modesOfTerminal();
  // Ctrl-C is for the program alone; this process shares its terminal.
  const restore = (['SIGINT', 'SIGQUIT'] as const).map((name) => takeOver(process, name, () => undefined));
  try {
    if (program.greeting !== undefined) stdout.write(`${program.greeting}\n`);
    const handed = await run(withJobControl(program), options.signal);
    if (program.waits && handed.kind !== 'not started') await run(untilEnter(program), options.signal);
    return handed;
  } finally {
    stdout.write(tidy);
    if (modes !== undefined) spawnSync('stty', [modes], { stdio: ['inherit', 'ignore', 'ignore'] });
    for (const giveBack of restore) giveBack();
    terminal.enter();
    screen.redraw();
  }
}

/** What a killed program leaves of the terminal's modes is undone by these. */
function modesOfTerminal(): string | undefined {
  const { stdout, status } = spawnSync('stty', ['-g'], { stdio: ['inherit', 'pipe', 'ignore'], encoding: 'utf8' });
  return status === 0 ? stdout.trim() : undefined;
}

/**
 * A shell makes its group the terminal's own, and one that is killed can't give that back: a small one around it does.
 */
function withJobControl(program: Program): Program {
  if (!program.isShell) return program;
  return { ...program, words: ['sh', '-c', 'set -m; "$@"; exit $?', 'sh', ...program.words] };
}

function untilEnter({ name, cwd, env }: Program): Program {
  const text = '\nenter comes back to the session ';
  return { words: ['sh', '-c', 'printf %s "$1"; read -r _', 'sh', text], name, cwd, env };
}

function run({ words: [command, ...words], cwd, env }: Program, signal: AbortSignal): Promise<Handed> {
  return new Promise((resolve) => {
    const child = spawn(command, words, { cwd, env, stdio: 'inherit' });
    const onAbort = () => child.kill('SIGHUP');
    signal.addEventListener('abort', onAbort, { once: true });
    const end = (handed: Handed) => {
      signal.removeEventListener('abort', onAbort);
      resolve(handed);
    };
    child.on('error', (error) => end({ kind: 'not started', why: messageOf(error) }));
    child.on('exit', (code, killedBy) => end(killedBy ? { kind: 'killed', signal: killedBy } : endedBy(code ?? 0)));
  });
}

/** A shell tells the signal that ended what it ran by 128 and its number. */
function endedBy(code: number): Handed {
  const signal = Object.entries(constants.signals).find(([, number]) => number === code - 128)?.[0];
  return code > 128 && signal ? { kind: 'killed', signal } : { kind: 'ended', code };
}
