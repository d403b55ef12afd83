import { readdirSync, readFileSync } from 'node:fs';
import { spawn } from '@lydell/node-pty';

/** A program in a terminal, what it writes, and what it costs. */
export interface WatchedTerminal {
  /** Milliseconds from its start to its first byte, and to the first text that matches; undefined where there was none yet. */
  firstByte: () => number | undefined;
  shows: (text: RegExp, patience?: number) => Promise<number>;
  type: (bytes: string) => void;
  /** Bytes so far, and seconds of processor time of it and all that it started. */
  bytes: () => number;
  cpu: () => number;
  /** Bytes of memory that it and all that it started hold. */
  memory: () => number;
  end: () => Promise<void>;
}

/** Characters in which a text is looked for. */
const remembered = 256 * 1024;

export interface WatchOptions {
  cwd: string;
  env: NodeJS.ProcessEnv;
  /** 200×50 unless it says otherwise. */
  size?: { columns: number; rows: number };
}

export function watchTerminal(
  command: readonly string[],
  { cwd, env, size: { columns, rows } = { columns: 200, rows: 50 } }: WatchOptions,
): WatchedTerminal {
  const [program = '', ...words] = command;
  const began = performance.now();
  const child = spawn(program, words, { cols: columns, rows, cwd, env: { ...env, TERM: 'xterm-256color' } });
  let [bytes, recent] = [0, ''];
  let first: number | undefined;
  let heard: (() => void) | undefined;
  child.onData((written) => {
    first ??= performance.now() - began;
    bytes += Buffer.byteLength(written);
    recent = (recent + written).slice(-remembered);
    heard?.();
  });
  const ended = new Promise<void>((resolve) => child.onExit(() => resolve()));
  return {
    firstByte: () => first,
    shows: async (text, patience = 30_000) => {
      const [from, until] = [performance.now(), performance.now() + patience];
      recent = first === undefined ? recent : '';
      while (!text.test(recent)) {
        if (performance.now() > until) return Infinity;
        await new Promise<void>((resolve) => {
          heard = resolve;
          setTimeout(resolve, 250);
        });
      }
      return performance.now() - from;
    },
    type: (keys) => child.write(keys),
    bytes: () => bytes,
    cpu: () => processesOf(child.pid).reduce((sum, pid) => sum + cpuSeconds(pid), 0),
    memory: () => processesOf(child.pid).reduce((sum, pid) => sum + residentBytes(pid), 0),
    end: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

/** A process and all that it started, where the system tells. */
function processesOf(pid: number): number[] {
  try {
    const children = readdirSync(`/proc/${pid}/task`).flatMap((task) =>
      readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8').split(' ').filter(Boolean),
    );
    return [pid, ...children.flatMap((child) => processesOf(Number(child)))];
  } catch {
    return [];
  }
}

/** Seconds of processor time of a process and of those of its children that have ended. */
function cpuSeconds(pid: number): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /su, '')
      .split(' ');
    return (Number(fields[11]) + Number(fields[12]) + Number(fields[13]) + Number(fields[14])) / 100;
  } catch {
    return 0;
  }
}

function residentBytes(pid: number): number {
  try {
    return Number(/^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) * 1024;
  } catch {
    return 0;
  }
}
