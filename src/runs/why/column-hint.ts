import type { Aws } from '../../aws/aws.ts';
import type { FailureCause } from '../../aws/failure-causes.ts';
import { listObjects } from '../../aws/list-objects.ts';
import { s3Place } from '../../base/s3-place.ts';
import { columnsOfObject } from '../../aws/tables/columns-of-object.ts';
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
  try {
    const place = s3Place(uri);
    const object = place && (await listObjects(aws, place, 20)).find(({ size }) => size > 0);
    if (!place || !object) return [];
    const { columns } = await columnsOfObject(aws, { bucket: place.bucket, ...object }, false);
    return columns.map(({ name }) => name);
  } catch {
    return [];
  }
}
