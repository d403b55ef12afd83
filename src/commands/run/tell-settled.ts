import type { SettledTable } from '../../runs/settle-tables.ts';
import type { Host } from '../command.ts';

/** Tells which table outputs of completed runs were registered just now, and which can't be. */
export function tellSettled(tables: readonly SettledTable[], host: Pick<Host, 'notify'>): void {
  for (const { run, table, error } of tables) {
    const text = error
      ? `${table} of ${run} is no table yet: ${error.message}`
      : `${table} now holds the rows of ${run}`;
    host.notify({ kind: 'note', text });
  }
}
