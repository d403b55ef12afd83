import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** A process by its id and the time it started, so that a later process with the same id isn't taken for it. */
export function ownerOf(pid: number): string | undefined {
  const started = process.platform === 'linux' ? startFromProc(pid) : startFromPs(pid);
  return started === undefined ? undefined : `${pid}@${started}`;
}

export function isAlive(owner: string): boolean {
  return ownerOf(Number.parseInt(owner, 10)) === owner;
}

/** Field 22 of /proc/<pid>/stat, clock ticks since boot; field 3 tells a process that ended but wasn't reaped. */
function startFromProc(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' ? undefined : fields[19];
  } catch {
    return undefined;
  }
}

function startFromPs(pid: number): string | undefined {
  try {
    const started = execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8', stdio: 'pipe' }).trim();
    return started === '' ? undefined : started;
  } catch {
    return undefined;
  }
}
