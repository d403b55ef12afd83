import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** A process for all time: its id may be given to another one later, its id and start together never are. */
export interface ProcessIdentity {
  pid: number;
  /** When it started, in the system's own form. */
  start: string;
}

/** The identity of a living process. */
export function identify(pid: number): ProcessIdentity | undefined {
  const start = process.platform === 'linux' ? linuxStart(pid) : psStart(pid);
  return start === undefined ? undefined : { pid, start };
}

/** Whether that very process still lives. */
export function isAlive(identity: ProcessIdentity): boolean {
  return identify(identity.pid)?.start === identity.start;
}

/** Clock ticks since the boot, with the boot's own id. A zombie is dead. */
function linuxStart(pid: number): string | undefined {
  try {
    const facts = readFileSync(`/proc/${pid}/stat`, 'latin1');
    const fields = facts.slice(facts.lastIndexOf(')') + 2).split(' ');
    if (fields[0] === 'Z' || fields[0] === 'X') return undefined;
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'latin1').trim();
    return `${boot} ${fields[19]}`;
  } catch {
    return undefined;
  }
}

function psStart(pid: number): string | undefined {
  try {
    const facts = execFileSync('ps', ['-o', 'stat=,lstart=', '-p', String(pid)], {
      encoding: 'utf8',
      env: { PATH: process.env['PATH'], LC_ALL: 'C' },
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
    return facts === '' || facts.startsWith('Z') ? undefined : facts.slice(facts.indexOf(' ')).trim();
  } catch {
    return undefined;
  }
}
