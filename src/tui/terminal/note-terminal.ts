import { spawnSync } from 'node:child_process';
import { fstatSync, mkdirSync, readFileSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Env } from '../../base/env.ts';
import { cacheFolder } from '../../base/folders.ts';
import { codeOf } from '../../base/thrown.ts';
import { giveBack } from './give-back.ts';

/** Says on disk that a process holds this terminal, for as long as it does. */
export interface TerminalNote {
  write: () => void;
  remove: () => void;
}

/** A note that can't be written is none: what is lost is a repair that is hardly ever needed. */
export function noteTerminal(env: Env): TerminalNote {
  const file = noteOf(env);
  return {
    write: () =>
      tried(() => {
        mkdirSync(join(file, '..'), { recursive: true, mode: 0o700 });
        writeFileSync(file, `${process.pid}\n`, { mode: 0o600 });
      }),
    remove: () => tried(() => rmSync(file, { force: true })),
  };
}

/**
 * Gives back a terminal that was taken by a process which was killed too hard to do so itself. Called before anything else is
 * written to the terminal; costs a look at one small file that is mostly missing.
 */
export function mendTerminal(env: Env): void {
  try {
    const file = noteOf(env);
    const pid = Number(readFileSync(file, 'utf8'));
    if (isAlive(pid)) return;
    rmSync(file, { force: true });
    writeSync(1, giveBack(env));
    spawnSync('stty', ['sane'], { stdio: 'inherit' });
  } catch {
    // No note, or nothing that could be done about it.
  }
}

/** The terminal matters more than the note. */
function tried(work: () => void): void {
  try {
    work();
  } catch {
    // Nothing that was taken depends on it.
  }
}

/** Terminals are told apart by their device. */
function noteOf(env: Env): string {
  return join(cacheFolder(env), 'terminals', String(fstatSync(1).rdev));
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}
