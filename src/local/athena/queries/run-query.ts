import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { messageOf } from '../../../base/thrown.ts';
import type { Embedded, Home } from '../../embedded.ts';
import { openCatalog } from '../catalog/catalog.ts';
import { QueryFailure } from '../query-failure.ts';
import type { Statement } from '../statement/statement.ts';
import { execute } from './execute.ts';
import type { Queries } from './queries.ts';
import type { Outcome, Query } from './query.ts';

/** Milliseconds between looks for a free place, and for a wish to cancel. */
const look = 20;

/** Runs an accepted query to its end, and writes what became of it into the book. Never throws. */
export async function runQuery(aws: Embedded, queries: Queries, query: Query, statement: Statement): Promise<void> {
  const folders = join(aws.home.root, 'athena');
  const folder = join(folders, query.id);
  try {
    while (!queries.begin(query.id)) {
      if (queries.state(query.id) !== 'QUEUED') return;
      await delay(look);
    }
    mkdirSync(folder, { recursive: true });
    removeAbandoned(folders, queries);
    const outcome = await execute({
      aws,
      catalog: openCatalog(aws.state),
      query,
      statement,
      folder,
      cancelled: () => !aws.state.isOpen || queries.state(query.id) === 'CANCELLED',
    });
    queries.end(query.id, 'SUCCEEDED', outcome);
  } catch (error) {
    // A state that was closed meanwhile takes no more words: the next look finds the query without its owner.
    if (aws.state.isOpen) queries.end(query.id, 'FAILED', failure(error, aws.home));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Folders of queries whose process was killed. */
function removeAbandoned(folders: string, queries: Queries): void {
  for (const id of readdirSync(folders)) {
    const state = queries.get(id)?.state;
    if (state !== 'QUEUED' && state !== 'RUNNING') rmSync(join(folders, id), { recursive: true, force: true });
  }
}

function failure(error: unknown, home: Home): Outcome {
  const message = withoutPaths(messageOf(error), home);
  if (error instanceof QueryFailure) return { reason: message, error: { category: error.category, type: error.type } };
  return { reason: `GENERIC_INTERNAL_ERROR: ${message}`, error: { category: 1, type: 100 } };
}

/** DuckDB names the files that objects lie in; the user knows them by their URIs. */
function withoutPaths(message: string, home: Home): string {
  return message.replaceAll(`${home.objects}/`, 's3://').replaceAll(`${home.root}/`, '');
}
