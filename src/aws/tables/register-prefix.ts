import { MlxError } from '../../base/errors.ts';
import type { Aws } from '../aws.ts';
import { listObjects, type ListedObject } from '../list-objects.ts';
import { asFolder, s3Place } from '../../base/s3-place.ts';
import { columnsOfObject } from './columns-of-object.ts';
import { registerTable } from './register-table.ts';

export interface TableAtPrefix {
  database: string;
  name: string;
  /** An S3 URI. */
  location: string;
}

/**
 * Registers the files below a prefix as a table, with the columns that the largest of them shows. Throws `TABLE_UNREADABLE`
 * where there are no files, or none that is a table's.
 */
export async function registerPrefix(aws: Aws, table: TableAtPrefix, results: string): Promise<void> {
  const location = asFolder(table.location);
  const place = s3Place(location);
  if (!place) throw new MlxError('TABLE_UNREADABLE', { source: table.location, reason: 'it is no place in S3' });
  // Enough to find a file with rows; a table may have a million of them.
  const objects = (await listObjects(aws, place, 1_000)).filter(isData);
  const sample = objects.reduce<ListedObject | undefined>(
    (best, one) => (one.size > (best?.size ?? 0) ? one : best),
    undefined,
  );
  if (!sample)
    throw new MlxError('TABLE_UNREADABLE', { source: location, reason: 'there are no files with rows in it' });
  const shown = await columnsOfObject(aws, { ...sample, bucket: place.bucket }, objects.length === 1);
  await registerTable(aws, { ...table, ...shown, location }, results);
}

/** Athena leaves out what is empty or hidden. */
function isData({ key, size }: ListedObject): boolean {
  return size > 0 && !/^[._]/.test(key.split('/').at(-1) ?? '');
}
