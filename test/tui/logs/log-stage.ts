import { Terminal } from '@xterm/headless';
import type { LogStore } from '../../../src/logs/store/log-store.ts';
import type { LogStream } from '../../../src/logs/stream.ts';
import type { Input } from '../../../src/tui/keys/input.ts';
import { type LogScreen, openLogScreen } from '../../../src/tui/logs/open-log-screen.ts';
import type { LogRequest } from '../../../src/tui/logs/state/log-effect.ts';
import type { LogLayout } from '../../../src/tui/logs/state/log-layout.ts';
import { openArrayStore } from './array-store.ts';
import { batchOf, type SaidLine } from './batch-of.ts';

export const start = Date.UTC(2026, 10, 21, 20, 0, 0);

/** A log on a screen of a terminal that is only in memory, with a clock that is set by hand. */
export interface LogStage {
  screen: LogScreen;
  requests: LogRequest[];
  /** Plays keys by their names, one after another, and waits for what they look for. */
  keys(...names: readonly string[]): Promise<void>;
  /** The keys of a text. */
  type(text: string): Promise<void>;
  say(lines: readonly SaidLine[]): void;
  /** Lets time go on, with all that was to happen meanwhile. */
  pass(ms: number): void;
  /** The rows of the terminal as text, without blanks at their ends. */
  rows(): Promise<readonly string[]>;
  /** Bytes that were written since this was last asked. */
  written(): string;
  terminal: Terminal;
}

export interface StageOptions {
  columns?: number;
  rows?: number;
  colour?: boolean;
  ascii?: boolean;
  isBand?: boolean;
  top?: number;
  layout?: LogLayout;
  write?: (bytes: string) => boolean;
  store?: LogStore;
}

export function openLogStage(options: StageOptions = {}): LogStage {
  const { columns = 80, rows = 24, colour = false, ascii = false, isBand = false, top = 0, layout } = options;
  const terminal = new Terminal({ cols: columns, rows: rows + top, allowProposedApi: true });
  const requests: LogRequest[] = [];
  const timers: { at: number; call: () => void }[] = [];
  let now = start;
  let bytes = '';
  const screen = openLogScreen({
    store: options.store ?? openArrayStore(),
    write: (written) => {
      bytes += written;
      terminal.write(written);
      return options.write?.(written) ?? true;
    },
    area: { top, columns, rows },
    isBand,
    theme: () => ({ colours: colour ? 'dark' : 'none', isAscii: ascii }),
    clock: {
      now: () => now,
      after: (ms, call) => {
        const timer = { at: now + ms, call };
        timers.push(timer);
        return () => void timers.splice(timers.indexOf(timer) >>> 0, 1);
      },
    },
    perform: (request) => requests.push(request),
    ...(layout && { layout }),
  });
  screen.redraw();
  const pass = (ms: number) => {
    const until = now + ms;
    for (;;) {
      const next = timers.toSorted((a, b) => a.at - b.at)[0];
      if (!next || next.at > until) break;
      timers.splice(timers.indexOf(next), 1);
      now = Math.max(now, next.at);
      next.call();
    }
    now = until;
  };
  return {
    screen,
    requests,
    terminal,
    pass,
    keys: async (...names) => {
      for (const name of names) {
        screen.input([keyOf(name)]);
        await settle();
      }
    },
    type: async (text) => {
      screen.input(Array.from(text, keyOf));
      await settle();
    },
    say: (lines) => screen.feed({ kind: 'batch', batch: batchOf(lines) }),
    rows: async () => {
      pass(2000);
      await new Promise<void>((done) => terminal.write('', done));
      const { active } = terminal.buffer;
      return Array.from({ length: rows + top }, (_, row) => active.getLine(row)?.translateToString(true) ?? '');
    },
    written: () => {
      const since = bytes;
      bytes = '';
      return since;
    },
  };
}

/** Answers of the lines come in a few turns. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
}

export function streamOf(index: number, host: string, step?: string): LogStream {
  const run = step ?? 'train-3';
  return {
    index,
    source: run,
    group: '/aws/sagemaker/TrainingJobs',
    name: `${run}/${host}-1700000000`,
    run,
    host,
    ...(step !== undefined && { step }),
  };
}

/** A run with a line a second, in turn from so many hosts. */
export function runOfHosts(stage: LogStage, hosts: number, lines: number): void {
  stage.screen.feed({ kind: 'opened', name: 'train-3', words: ['train-3'], hasSteps: false, status: 'running' });
  for (let host = 0; host < hosts; host += 1) {
    stage.screen.feed({ kind: 'stream', stream: streamOf(host, `algo-${host + 1}`) });
  }
  stage.say(
    Array.from({ length: lines }, (_, index) => ({
      text: `epoch ${index} loss ${(1 / (index + 1)).toFixed(4)}`,
      at: start - (lines - index) * 1000,
      stream: index % hosts,
      sequence: index,
      ...(index % 10 === 9 && { level: 'error' as const, text: `ERROR step ${index} went wrong` }),
    })),
  );
}

function keyOf(name: string): Input {
  if (name === ' ') return { kind: 'key', key: 'space', text: ' ' };
  return { kind: 'key', key: name, ...(/^.$/u.test(name) && { text: name }) };
}
