import { chmodSync, lstatSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { MlxError } from '../base/errors.ts';
import type { Home } from './embedded.ts';

/**
 * Whether the state is still to be marked as made here. One that was not made where it lies, but came with somebody's clone
 * or archive, is refused with LOCAL_STATE_FOREIGN: its rows could name commands to run and files to read or remove, and
 * merely looking at it would do so.
 */
export function isUnmarked(state: DatabaseSync, home: Home): boolean {
  const { tables, marked } = tablesIn(state);
  const isOurs = marked ? originIn(state) === markOf(home.state) : tables === 0;
  if (!isOurs) throw foreign(home);
  return !marked;
}

/** Writes down, within a write transaction, where a new state was made: the first thing ever written into it. */
export function markState(state: DatabaseSync, home: Home): void {
  if (!isUnmarked(state, home)) return;
  if (filledByOthers(home)) throw foreign(home);
  letTimePass(home.state);
  state.exec('CREATE TABLE origin (mark TEXT NOT NULL) STRICT');
  state.prepare('INSERT INTO origin VALUES (?)').run(markOf(home.state));
}

/** Folders that only a state leads to: without one they are somebody else's, and may be links to anywhere. */
function filledByOthers(home: Home): boolean {
  const paths = [home.objects, home.jobs, join(home.root, 'athena'), join(home.root, 'lambda')];
  return paths.some((path) => lstatSync(path, { throwIfNoEntry: false }) !== undefined);
}

/** The file's number and moment of birth: no clone, archive or copy has both again. Without a known birth the number alone. */
function markOf(file: string): string {
  const { ino, birthtimeNs, ctimeNs } = statSync(file, { bigint: true });
  const known = birthtimeNs !== 0n && birthtimeNs !== ctimeNs;
  return known ? `${ino} ${birthtimeNs}` : `${ino}`;
}

/** Where a file system knows no birth, the last change is told in its place; they differ once a change came later. */
function letTimePass(file: string): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20);
  chmodSync(file, 0o600);
}

function originIn(state: DatabaseSync): string {
  return String(state.prepare('SELECT mark FROM origin').get()?.['mark']);
}

/** Asked in one statement: another process may be making the tables at this very moment. */
function tablesIn(state: DatabaseSync): { tables: number; marked: boolean } {
  const found = state.prepare("SELECT count(*) AS tables, total(name = 'origin') AS marked FROM sqlite_master").get();
  return { tables: Number(found?.['tables']), marked: Number(found?.['marked']) > 0 };
}

function foreign(home: Home): MlxError {
  return new MlxError('LOCAL_STATE_FOREIGN', { folder: home.root });
}
