import type { DatabaseSync } from 'node:sqlite';

/**
 * Runs `work` in one transaction that holds the write lock from its start, so that what it reads stays true until it
 * commits, whatever other processes do. `work` must not wait for anything.
 */
export function transact<T>(state: DatabaseSync, work: () => T): T {
  state.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    state.exec('COMMIT');
    return result;
  } catch (error) {
    if (state.isTransaction) state.exec('ROLLBACK');
    throw error;
  }
}
