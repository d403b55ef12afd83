import { join } from 'node:path';
import { inScratchFolder } from '../../base/scratch-folder.ts';
import type { RowFormat } from '../../define/ref.ts';
import type { Aws } from '../aws.ts';
import type { S3Place } from '../../base/s3-place.ts';
import { fetchSample } from './fetch-sample.ts';
import { findColumns } from './find-columns.ts';
import type { Column } from './table.ts';

/**
 * The columns that an object's first bytes, or of Parquet its last, show; `alone` says that a table has no other object.
 * Throws `TABLE_UNREADABLE` and `TABLE_COLUMN_REFUSED`.
 */
export async function columnsOfObject(
  aws: Aws,
  object: S3Place & { size: number },
  alone: boolean,
): Promise<{ format: RowFormat; columns: Column[] }> {
  return inScratchFolder(async (folder) => {
    const path = join(folder, 'sample');
    const { format, whole } = await fetchSample(aws, object, path);
    const source = `s3://${object.bucket}/${object.key}`;
    return { format, columns: await findColumns({ path, format, source, whole: whole && alone }) };
  });
}
