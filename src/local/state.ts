import { chmodSync, lstatSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { MlxError } from '../base/errors.ts';
import { codeOf, messageOf } from '../base/thrown.ts';
import type { Home } from './embedded.ts';
import { isBusy, stateFault } from './state-fault.ts';
import { isUnmarked, markState } from './state-origin.ts';

/** The version of the state's layout that this mlx writes. It is raised when a table changes its meaning. */
const stateVersion = 1;

/** Milliseconds that a writer waits for another process. */
const patience = 10_000;

/**
 * Opens `.mlx/state.db`, making the folder (0700) and the file where they are missing. Any number of processes may do so at
 * the same moment. Fails with LOCAL_FOLDER_UNWRITABLE, LOCAL_DISK_FAILED, LOCAL_STATE_DAMAGED, LOCAL_STATE_FOREIGN or
 * LOCAL_STATE_NEWER.
 */
export function openState(home: Home): DatabaseSync {
  makeFolder(home.root);
  let state: DatabaseSync | undefined;
  try {
    state = new DatabaseSync(home.state, { timeout: patience });
    prepare(state, home);
    return state;
  } catch (cause) {
    state?.close();
    throw stateFault(cause, home);
  }
}

/** Runs `change` in one write transaction, which no other process can come between; within another it is part of that. */
export function inTransaction<T>(state: DatabaseSync, change: () => T): T {
  if (state.isTransaction) return change();
  state.exec('BEGIN IMMEDIATE');
  try {
    const result = change();
    state.exec('COMMIT');
    return result;
  } catch (error) {
    if (state.isTransaction) state.exec('ROLLBACK');
    throw error;
  }
}

function makeFolder(folder: string): void {
  try {
    makeMissing(folder);
    // A folder that was there before is closed to others too; a link is left as somebody chose it.
    const facts = lstatSync(folder);
    if (facts.isDirectory() && (facts.mode & 0o077) !== 0) chmodSync(folder, 0o700);
    ignoreInGit(folder);
  } catch (cause) {
    throw new MlxError('LOCAL_FOLDER_UNWRITABLE', { folder, reason: messageOf(cause) }, { cause });
  }
}

/** What lies in the folder belongs to this machine and is never committed. */
function ignoreInGit(folder: string): void {
  try {
    writeFileSync(join(folder, '.gitignore'), '*\n', { flag: 'wx' });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
}

/** Asked to make the parents too, Node tells a read-only disk as a folder that is missing. */
function makeMissing(folder: string): void {
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch (error) {
    if (codeOf(error) !== 'ENOENT' && codeOf(error) !== 'EEXIST') throw error;
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  }
}

function prepare(state: DatabaseSync, home: Home): void {
  const isNew = isUnmarked(state, home);
  // What SQLite lays beside the file takes its mode from it.
  if (isNew) chmodSync(home.state, 0o600);
  enterWal(state);
  if (isNew) inTransaction(state, () => markState(state, home));
  state.exec('PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON;');
  const version = versionOf(state);
  if (version > stateVersion) {
    throw new MlxError('LOCAL_STATE_NEWER', { file: home.state, version, known: stateVersion });
  }
  if (version < stateVersion) state.exec(`PRAGMA user_version = ${stateVersion}`);
}

/** SQLite doesn't wait for its timeout when two connections enter WAL at the same moment. */
function enterWal(state: DatabaseSync): void {
  const deadline = Date.now() + patience;
  for (;;) {
    try {
      state.exec('PRAGMA journal_mode = WAL');
      return;
    } catch (error) {
      if (!isBusy(error) || Date.now() > deadline) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    }
  }
}

function versionOf(state: DatabaseSync): number {
  return Number(state.prepare('PRAGMA user_version').get()?.['user_version'] ?? 0);
}
