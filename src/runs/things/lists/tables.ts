import { ListTableMetadataCommand } from '@aws-sdk/client-athena';
import { listDatabases } from '../../../aws/tables/list-tables.ts';
import { catalog, tableOf } from '../../../aws/tables/table.ts';
import { MlxError } from '../../../base/errors.ts';
import type { ThingLister } from '../list-things.ts';
import type { Thing } from '../thing.ts';

/** Tables that Athena tells at a time, and calls for one page, of which it takes five a second. */
const mostAtOnce = 50;
const mostCalls = 10;

/** Tables as `database.table`, database by database; `note` is how they are written. A project's are those of the account. */
export const listTableThings: ThingLister = async ({ aws }, { contains = '', next, limit }) => {
  const athena = await aws.athena();
  let { databases, token } = next === undefined ? { databases: await listDatabases(aws) } : placeIn(next);
  const things: Thing[] = [];
  for (let calls = 0; calls < mostCalls && databases.length > 0 && things.length < limit; calls += 1) {
    const [database = ''] = databases;
    const page = await athena.send(
      new ListTableMetadataCommand({
        CatalogName: catalog,
        DatabaseName: database,
        NextToken: token,
        MaxResults: Math.min(mostAtOnce, limit - things.length),
      }),
    );
    for (const metadata of page.TableMetadataList ?? []) {
      const { name, format, kind } = tableOf(database, metadata);
      const thing: Thing = {
        kind: 'table',
        name: `${database}.${name}`,
        changed: metadata.CreateTime?.getTime(),
        note: format ?? kind,
      };
      if (thing.name.includes(contains)) things.push(thing);
    }
    token = page.NextToken;
    if (token === undefined) databases = databases.slice(1);
  }
  return { things, ...(databases.length > 0 && { next: JSON.stringify({ databases, token }) }) };
};

interface Place {
  databases: readonly string[];
  token?: string;
}

function placeIn(next: string): Place {
  try {
    const { databases, token } = JSON.parse(next) as Partial<Place>;
    const isPlace = databases?.every((name) => typeof name === 'string') && typeof (token ?? '') === 'string';
    if (isPlace && databases) return { databases, token };
  } catch {
    // Told below.
  }
  throw new MlxError('LIST_PAGE_UNKNOWN', { kind: 'table' });
}
