import { randomBytes } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';

/** The access key id of a home, made when it is first asked for; the state, which nobody else can read, keeps it. */
export function accessKeyIdIn(state: DatabaseSync): string {
  state.exec(
    'CREATE TABLE IF NOT EXISTS access_key (only INTEGER PRIMARY KEY CHECK (only = 1), id TEXT NOT NULL) STRICT',
  );
  const id = `MLX${randomBytes(20).toString('hex').toUpperCase()}`;
  state.prepare('INSERT OR IGNORE INTO access_key VALUES (1, ?)').run(id);
  return String(state.prepare('SELECT id FROM access_key').get()?.['id']);
}
