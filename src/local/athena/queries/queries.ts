import type { DatabaseSync } from 'node:sqlite';
import { inTransaction } from '../../state.ts';
import { identify, isAlive, type ProcessIdentity } from '../../process-identity.ts';
import type { Outcome, Query, QueryRequest, QueryState } from './query.ts';

/** Queries that run at once in one home; others wait in QUEUED. */
const atOnce = 4;

/**
 * All queries of the embedded Athena, safe for many processes at once. Reading first brings the book to the truth: a query
 * whose process has gone is FAILED.
 */
export interface Queries {
  /** Adds a query that this process is going to run. Where `token` was used before, the query of that time. */
  add(id: string, token: string | undefined, request: QueryRequest): { query: Query; fresh: boolean };
  get(id: string): Query | undefined;
  /** Newest first, those before `sequence` where given. */
  list(limit: number, before?: number): { id: string; sequence: number }[];
  /** Takes one of the places for running queries. False where none is free or the query was cancelled meanwhile. */
  begin(id: string): boolean;
  /** Ends a query, unless it has ended already. */
  end(id: string, state: QueryState, outcome: Outcome): void;
  state(id: string): QueryState | undefined;
}

export function openQueries(state: DatabaseSync, now: () => number): Queries {
  const settle = () => failOrphans(state, now());
  return {
    add: (id, token, request) =>
      inTransaction(state, () => {
        const earlier = token === undefined ? undefined : read(state, 'token', token);
        if (earlier !== undefined) return { query: earlier, fresh: false };
        state
          .prepare('INSERT INTO athena_queries (id, token, request, state, owner, submitted) VALUES (?, ?, ?, ?, ?, ?)')
          .run(id, token ?? null, JSON.stringify(request), 'QUEUED', JSON.stringify(identify(process.pid)), now());
        return { query: read(state, 'id', id) as Query, fresh: true };
      }),
    get: (id) => {
      settle();
      return read(state, 'id', id);
    },
    list: (limit, before = Number.MAX_SAFE_INTEGER) => {
      settle();
      return state
        .prepare('SELECT id, sequence FROM athena_queries WHERE sequence < ? ORDER BY sequence DESC LIMIT ?')
        .all(before, limit)
        .map((row) => ({ id: String(row['id']), sequence: Number(row['sequence']) }));
    },
    begin: (id) =>
      inTransaction(state, () => {
        settle();
        const running = state.prepare("SELECT count(*) AS n FROM athena_queries WHERE state = 'RUNNING'").get();
        if (Number(running?.['n']) >= atOnce) return false;
        const outcome = JSON.stringify({ started: now() } satisfies Outcome);
        const begun = state
          .prepare("UPDATE athena_queries SET state = 'RUNNING', outcome = ? WHERE id = ? AND state = 'QUEUED'")
          .run(outcome, id);
        return begun.changes === 1;
      }),
    end: (id, ended, outcome) =>
      void state
        .prepare(
          `UPDATE athena_queries SET state = ?, outcome = json_patch(outcome, ?)
           WHERE id = ? AND state IN ('QUEUED', 'RUNNING')`,
        )
        .run(ended, JSON.stringify({ ...outcome, ended: now() }), id),
    state: (id) => read(state, 'id', id)?.state,
  };
}

function read(state: DatabaseSync, by: 'id' | 'token', value: string): Query | undefined {
  const row = state.prepare(`SELECT * FROM athena_queries WHERE ${by} = ?`).get(value);
  if (row === undefined) return undefined;
  return {
    id: String(row['id']),
    request: JSON.parse(String(row['request'])) as QueryRequest,
    state: String(row['state']) as QueryState,
    submitted: Number(row['submitted']),
    outcome: JSON.parse(String(row['outcome'])) as Outcome,
  };
}

function failOrphans(state: DatabaseSync, at: number): void {
  const open = state.prepare("SELECT id, owner FROM athena_queries WHERE state IN ('QUEUED', 'RUNNING')").all();
  for (const { id, owner } of open) {
    if (isAlive(JSON.parse(String(owner)) as ProcessIdentity)) continue;
    const outcome: Outcome = {
      ended: at,
      reason: 'The process that ran this query ended before the query did.',
      error: { category: 1, type: 100 },
    };
    state
      .prepare(
        `UPDATE athena_queries SET state = 'FAILED', outcome = json_patch(outcome, ?)
         WHERE id = ? AND state IN ('QUEUED', 'RUNNING')`,
      )
      .run(JSON.stringify(outcome), id ?? null);
  }
}
