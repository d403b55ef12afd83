import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Aws } from '../../aws/aws.ts';
import type { FailureCause } from '../../aws/failure-causes.ts';
import { listObjects } from '../../aws/list-objects.ts';
import { s3Place } from '../../aws/s3-place.ts';
import { fetchSample } from '../../aws/tables/fetch-sample.ts';
import { findColumns } from '../../aws/tables/find-columns.ts';
import { nearest } from '../../base/nearest.ts';
import type { Run } from '../run.ts';

/** Where a script asked for a key that no row has: the columns that its inputs do have, and the nearest of them. */
export async function columnHint(run: Run, headline: string, aws: Aws): Promise<FailureCause | undefined> {
  const key = /^KeyError: ['"](.+)['"]$/.exec(headline)?.[1] ?? /^KeyError: .*\[['"](.+?)['"]/.exec(headline)?.[1];
  if (key === undefined) return undefined;
  const inputs = await Promise.all(run.inputs.slice(0, 5).map(({ uri }) => columnsAt(uri, aws)));
  const columns = [...new Set(inputs.flat())];
  if (columns.length === 0 || columns.includes(key)) return undefined;
  const near = columns.find((column) => column.toLowerCase() === key.toLowerCase()) ?? nearest(key, columns);
  const some = columns.slice(0, 12).join(', ') + (columns.length > 12 ? ', ...' : '');
  return {
    cause: `The inputs have no column "${key}". They have ${some}.`,
    repair: near ? `Did you mean "${near}"?` : 'Ask for a column that is there, or let the SQL of the input bring it.',
  };
}

/** None where it can't be told: this is only a hint. */
async function columnsAt(uri: string, aws: Aws): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'mlx-why-'));
  try {
    const place = s3Place(uri);
    const object = place && (await listObjects(aws, place, 20)).find(({ size }) => size > 0);
    if (!place || !object) return [];
    const path = join(folder, 'sample');
    const { format } = await fetchSample(aws, { bucket: place.bucket, ...object }, path);
    return (await findColumns({ path, format, source: uri, whole: false })).map(({ name }) => name);
  } catch {
    return [];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
