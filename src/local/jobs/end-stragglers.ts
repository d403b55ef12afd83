import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

/** The environment variable by which every process of a job can be told, wherever it went. */
export const jobMark = 'MLX_JOB_MARK';

/**
 * Kills every process that carries one of these marks, or one below it, in its environment: the children of a job that left
 * its process group.
 * Answers with how many there were.
 */
export function endStragglers(marks: readonly string[]): number {
  if (marks.length === 0) return 0;
  const wanted = marks.map((mark) => `${jobMark}=${mark}`);
  const pids = process.platform === 'linux' ? linuxProcesses(wanted) : psProcesses(wanted);
  for (const pid of pids) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It ended by itself.
    }
  }
  return pids.length;
}

function linuxProcesses(wanted: readonly string[]): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .filter((pid) =>
      environmentOf(pid).some((entry) => wanted.some((mark) => entry === mark || entry.startsWith(`${mark}/`))),
    )
    .map(Number);
}

function environmentOf(pid: string): string[] {
  try {
    return readFileSync(`/proc/${pid}/environ`, 'latin1').split('\0');
  } catch {
    return [];
  }
}

function psProcesses(wanted: readonly string[]): number[] {
  const lines = execFileSync('ps', ['-axEww', '-o', 'pid=,command='], { encoding: 'utf8', maxBuffer: 1 << 28 }).split(
    '\n',
  );
  return lines
    .filter((line) => wanted.some((entry) => line.includes(entry)))
    .map((line) => Number.parseInt(line, 10))
    .filter((pid) => pid !== process.pid);
}
