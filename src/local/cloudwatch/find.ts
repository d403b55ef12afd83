import type { DatabaseSync } from 'node:sqlite';
import { badParameter, noSuchGroup, noSuchStream } from './refusals.ts';

export interface GroupRow {
  id: number;
  name: string;
  created: number;
}

export interface StreamRow {
  id: number;
  name: string;
  created: number;
  first_event: number | null;
  last_event: number | null;
  last_ingestion: number | null;
}

/** How a request names a group: by name, or by name or ARN. */
export interface GroupNamed {
  logGroupName?: string;
  logGroupIdentifier?: string;
}

/** The group that a request names, or `ResourceNotFoundException`. */
export function needGroup(state: DatabaseSync, { logGroupName, logGroupIdentifier }: GroupNamed): GroupRow {
  if ((logGroupName === undefined) === (logGroupIdentifier === undefined)) {
    throw badParameter('Exactly one of logGroupName and logGroupIdentifier must be specified.');
  }
  const name = logGroupName ?? nameIn(logGroupIdentifier ?? '');
  const row = state.prepare('SELECT id, name, created FROM log_groups WHERE name = ?').get(name);
  if (row === undefined) throw noSuchGroup();
  return row as unknown as GroupRow;
}

/** The stream of that name, or `ResourceNotFoundException`. */
export function needStream(state: DatabaseSync, group: GroupRow, name: string): StreamRow {
  const row = state.prepare('SELECT * FROM log_streams WHERE log_group = ? AND name = ?').get(group.id, name);
  if (row === undefined) throw noSuchStream();
  return row as unknown as StreamRow;
}

/** A group's streams in the order of their names, from `from` on, as long as they begin with `prefix`. */
export function* streamsFrom(
  state: DatabaseSync,
  group: GroupRow,
  prefix: string,
  from: string = prefix,
): Generator<StreamRow> {
  const rows = state.prepare('SELECT * FROM log_streams WHERE log_group = ? AND name >= ? ORDER BY name');
  for (const row of rows.iterate(group.id, from) as Iterable<unknown> as Iterable<StreamRow>) {
    if (!row.name.startsWith(prefix)) return;
    yield row;
  }
}

/** `arn:aws:logs:us-east-1:000000000000:log-group:/a/b:*` → `/a/b`. */
function nameIn(identifier: string): string {
  return /^arn:[^:]*:logs:[^:]*:[^:]*:log-group:(?<name>[^:]+)/u.exec(identifier)?.groups?.['name'] ?? identifier;
}
