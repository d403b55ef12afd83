import type { DatabaseSync } from 'node:sqlite';
import { inTransaction } from '../state.ts';
import { noSuchStream } from './refusals.ts';
import type { LogStore } from './store.ts';
import { migrateLogs } from './migrate.ts';
import { storedMessage } from './stored-message.ts';

/** Opens the logs kept in `state`. Any number of processes may do so at once. */
export function openLogStore(options: { state: DatabaseSync }): LogStore {
  const { state } = options;
  migrateLogs(state);
  const addGroup = state.prepare('INSERT OR IGNORE INTO log_groups (name, created) VALUES (?, ?)');
  const addStream = state.prepare(
    'INSERT OR IGNORE INTO log_streams (log_group, name, created) SELECT id, ?, ? FROM log_groups WHERE name = ?',
  );
  const findStream = state.prepare(
    `SELECT s.id, s.events, s.last_ingestion FROM log_streams s JOIN log_groups g ON g.id = s.log_group
     WHERE g.name = ? AND s.name = ?`,
  );
  const addEvent = state.prepare('INSERT INTO log_events VALUES (?, ?, ?, ?, ?)');
  const touchStream = state.prepare(
    `UPDATE log_streams SET events = ?, last_ingestion = ?,
       first_event = min(coalesce(first_event, ?), ?), last_event = max(coalesce(last_event, ?), ?) WHERE id = ?`,
  );

  return {
    ensureStream(group, stream, at) {
      inTransaction(state, () => {
        addGroup.run(group, at);
        addStream.run(stream, at, group);
      });
    },
    append(group, stream, events, ingestion) {
      if (events.length === 0) return;
      inTransaction(state, () => {
        const row = findStream.get(group, stream) as StreamRow | undefined;
        if (row === undefined) throw noSuchStream();
        // Two writers' clocks may differ; within a stream the order of ingestion is that of arrival.
        const arrived = Math.max(ingestion, row.last_ingestion ?? 0);
        let sequence = row.events;
        let first = Infinity;
        let last = -Infinity;
        for (const { timestamp, message } of events) {
          addEvent.run(row.id, timestamp, sequence, arrived, storedMessage(message));
          sequence += 1;
          first = Math.min(first, timestamp);
          last = Math.max(last, timestamp);
        }
        touchStream.run(sequence, arrived, first, first, last, last, row.id);
      });
    },
  };
}

interface StreamRow {
  id: number;
  events: number;
  last_ingestion: number | null;
}
