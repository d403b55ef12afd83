import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { spawn } from '@lydell/node-pty';
import xterm from '@xterm/headless';

/** `mlx` in a real terminal, in a project of its own. */
export interface TerminalRun {
  root: string;
  /** Types keys, as bytes. */
  type: (bytes: string) => void;
  /** The rows that are on the screen now. */
  rows: () => string[];
  /** Waits until the screen shows a text, and answers with its rows. */
  shows: (text: string | RegExp) => Promise<string[]>;
  resize: (columns: number, rows: number) => void;
  signal: (name: string) => void;
  /** All bytes that were written so far. */
  written: () => string;
  /** True while the other screen is shown. */
  isAlternate: () => boolean;
  /** What of the terminal is still taken: the other screen, pastes, the mouse, the cursor, forms of keys, wrapping. */
  taken: () => string[];
  /** Takes no more bytes until it is told to go on, as a terminal that hangs. */
  stall: () => void;
  goOn: () => void;
  /** The process in the terminal. */
  pid: number;
  /** The exit code, once the process has ended. */
  ended: Promise<number>;
  close: () => Promise<void>;
}

const bin = fileURLToPath(new URL('../../bin/mlx', import.meta.url));
const patience = 20_000;
/** Of whoever runs the tests nothing is copied to, and nothing is known of how they are connected. */
const noDesktop = { DISPLAY: '', WAYLAND_DISPLAY: '', TMUX: '', STY: '', SSH_CONNECTION: '' };

export interface TerminalMore {
  /** Prepares the project before the terminal opens. */
  before?: (root: string) => Promise<unknown>;
  /** What runs in the terminal, given `bin/mlx`; absent: that alone. */
  command?: (bin: string) => readonly string[];
  /** What the terminal answers when it is asked for its background, as `rgb:ffff/ffff/ffff`; absent: nothing. */
  background?: string;
}

export async function openTerminalRun(
  files: Readonly<Record<string, string>>,
  size: { columns: number; rows: number } = { columns: 100, rows: 30 },
  env: Readonly<Record<string, string>> = {},
  words: readonly string[] = [],
  { before, command = (bin) => ['sh', bin, ...words], background }: TerminalMore = {},
): Promise<TerminalRun> {
  const root = await mkdtemp(join(tmpdir(), 'mlx-terminal-'));
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(root, name)), { recursive: true });
    await writeFile(join(root, name), content);
  }
  await before?.(root);
  const screen = new xterm.Terminal({ cols: size.columns, rows: size.rows, allowProposedApi: true });
  const [program = 'sh', ...rest] = command(bin);
  const child = spawn(program, rest, {
    cols: size.columns,
    rows: size.rows,
    cwd: root,
    env: {
      ...process.env,
      ...noDesktop,
      TERM: 'xterm-256color',
      FORCE_COLOR: undefined,
      MLX_CACHE: join(root, '.cache'),
      ...env,
    },
  });
  let written = '';
  // A terminal answers what it is asked.
  screen.onData((bytes) => child.write(bytes));
  child.onData((bytes) => {
    written += bytes;
    if (background !== undefined && bytes.includes('\u001b]11;?')) child.write(`\u001b]11;${background}\u001b\\`);
    screen.write(bytes);
  });
  const ended = new Promise<number>((resolve) => child.onExit(({ exitCode }) => resolve(exitCode)));
  let isRunning = true;
  void ended.then(() => (isRunning = false));

  const isLast = (taking: string, giving: string) => written.lastIndexOf(taking) > written.lastIndexOf(giving);
  const rows = () => {
    const { buffer } = screen;
    return Array.from(
      { length: screen.rows },
      (_, row) => buffer.active.getLine(buffer.active.viewportY + row)?.translateToString(true) ?? '',
    );
  };
  return {
    root,
    type: (bytes) => child.write(bytes),
    rows,
    shows: async (text) => {
      const until = Date.now() + patience;
      for (;;) {
        const now = rows();
        const all = now.join('\n');
        if (typeof text === 'string' ? all.includes(text) : text.test(all)) return now;
        if (Date.now() > until) throw new Error(`the screen never showed ${String(text)}:\n${all}`);
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    },
    resize: (columns, newRows) => {
      child.resize(columns, newRows);
      screen.resize(columns, newRows);
    },
    signal: (name) => child.kill(name),
    written: () => written,
    isAlternate: () => screen.buffer.active.type === 'alternate',
    taken: () => {
      const { bracketedPasteMode, mouseTrackingMode } = screen.modes;
      return [
        ...(screen.buffer.active.type === 'alternate' ? ['screen'] : []),
        ...(bracketedPasteMode ? ['pastes'] : []),
        ...(mouseTrackingMode === 'none' ? [] : ['mouse']),
        ...(isLast('\u001b[?25l', '\u001b[?25h') ? ['cursor'] : []),
        ...(isLast('\u001b[>1u', '\u001b[<u') ? ['keys'] : []),
        ...(isLast('\u001b[?7l', '\u001b[?7h') ? ['wrap'] : []),
        ...(isLast('\u001b[8l', '\u001b[8h') ? ['direction'] : []),
        ...(['0', '1', '2', '4', '10', '12'].some((code) => written.includes(`\u001b]${code};`))
          ? ['title or palette']
          : []),
      ];
    },
    stall: () => child.pause(),
    goOn: () => child.resume(),
    pid: child.pid,
    ended,
    close: async () => {
      if (isRunning) child.kill('SIGKILL');
      await ended;
      screen.dispose();
      await rm(root, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
    },
  };
}
