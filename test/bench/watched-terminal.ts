import { readdirSync, readFileSync } from 'node:fs';
import { spawn } from '@lydell/node-pty';

/** A program in a terminal of 200×50, what it writes, and what it costs. */
export interface WatchedTerminal {
  /** Milliseconds from its start to its first byte, and to the first text that matches; undefined where there was none yet. */
  firstByte: () => number | undefined;
  shows: (text: RegExp, patience?: number) => Promise<number>;
  type: (bytes: string) => void;
  /** Bytes so far, and seconds of processor time of it and all that it started. */
  bytes: () => number;
  cpu: () => number;
  end: () => Promise<void>;
}

/** Characters in which a text is looked for. */
const remembered = 256 * 1024;

export function watchTerminal(
  command: readonly string[],
  { cwd, env }: { cwd: string; env: NodeJS.ProcessEnv },
): WatchedTerminal {
  const [program = '', ...words] = command;
  const began = performance.now();
  const child = spawn(program, words, { cols: 200, rows: 50, cwd, env: { ...env, TERM: 'xterm-256color' } });
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
    cpu: () => cpuSeconds(child.pid),
    end: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

/** Of a process with its children, where the system tells. */
function cpuSeconds(pid: number): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /su, '')
      .split(' ');
    const own = (Number(fields[11]) + Number(fields[12]) + Number(fields[13]) + Number(fields[14])) / 100;
    const children = readdirSync(`/proc/${pid}/task`).flatMap((task) =>
      readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8').split(' ').filter(Boolean),
    );
    return children.reduce((sum, child) => sum + cpuSeconds(Number(child)), own);
  } catch {
    return 0;
  }
}
