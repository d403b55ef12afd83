import type { DatabaseSync } from 'node:sqlite';

/** Whether a table holds a row for which `condition`, in SQL, is true. A table that wasn't made yet holds none. */
export function hasRow(state: DatabaseSync, table: string, condition: string): boolean {
  const made = state.prepare(`SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?`).get(table);
  return made !== undefined && state.prepare(`SELECT 1 FROM ${table} WHERE ${condition} LIMIT 1`).get() !== undefined;
}
