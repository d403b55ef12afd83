import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import type { Readable, Writable } from 'node:stream';
import { endStragglers } from './end-stragglers.ts';
import { boundInit, plainInit } from './init-script.ts';
import type { Namespaces } from './namespaces.ts';

export interface JobProcess {
  /** Asks the command to end. */
  terminate(): void;
  /** Ends everything of the job. */
  kill(): void;
  /** The exit code in the shell's form, 128 + n for a signal, once nothing of the job is left and all output was handed over. */
  ended: Promise<number>;
}

export interface JobCommand {
  command: readonly string[];
  /** The folder that is the job's /opt/ml; it is also where the command starts. */
  folder: string;
  env: Readonly<Record<string, string>>;
  /** What every process of the job carries in its environment. */
  mark: string;
  namespaces: Namespaces;
}

/** Milliseconds in which a killed job's output must end. */
const patience = 2000;

/** Starts a command as a process group of its own that can't outlive this process. `output` gets its bytes as they come. */
export function startJobProcess(job: JobCommand, output: (chunk: Buffer) => void): JobProcess {
  const [program, ...words] = job.namespaces
    ? ['unshare', ...job.namespaces, 'setsid', 'sh', '-c', boundInit, 'mlx', job.folder, '-1', ...job.command]
    : ['sh', '-c', plainInit, 'mlx', '0', ...job.command];
  const child = spawn(program ?? 'sh', words, {
    cwd: job.folder,
    detached: true,
    env: job.env,
    stdio: ['ignore', 'pipe', 'ignore', 'pipe'],
  });
  const line = child.stdio[3] as Writable;
  line.on('error', () => {});
  const pipe = child.stdout as Readable;
  pipe.on('data', output);
  const outputEnded = new Promise<void>((resolve) => {
    pipe.once('close', resolve);
  });
  const ended = new Promise<number>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve(code ?? 128 + constants.signals[signal ?? 'SIGKILL']));
  });
  return {
    terminate: () => {
      if (line.writable) line.write('TERM\n');
    },
    kill: () => {
      line.end();
      setTimeout(() => killGroup(child), patience).unref();
    },
    ended: ended.then(async (code) => {
      line.end();
      if (!job.namespaces) endStragglers([job.mark]);
      const timer = setTimeout(() => pipe.destroy(), patience);
      await outputEnded;
      clearTimeout(timer);
      return code;
    }),
  };
}

/** For a job that killed its own watch. The id is still the group's own: its leader has not been waited for. */
function killGroup(child: { pid?: number; exitCode: number | null; signalCode: string | null }): void {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // It ended by itself.
  }
}
