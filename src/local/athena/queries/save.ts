import { s3Place } from '../../../base/s3-place.ts';
import type { Execution } from './execute.ts';
import type { Outcome, ResultColumn } from './query.ts';

/** The lines of a statement about the catalog; values are separated by tabs. */
export interface Lines {
  columns: readonly string[];
  rows: readonly (readonly string[])[];
}

/** Writes `<id>.txt` and its metadata to the output location. */
export async function saveLines(execution: Execution, lines: Lines): Promise<Outcome> {
  const columns = lines.columns.map((name) => textColumn(name));
  const text = lines.rows.map((row) => `${row.map((value) => value.replaceAll('\t', ' ')).join('\t')}\n`).join('');
  const result = await save(execution, '.txt', new TextEncoder().encode(text));
  await saveMetadata(execution, '.txt', columns);
  return { result, columns, scanned: 0 };
}

/** Writes an object named after the query to its output location and returns its URI. */
export async function save(
  { aws, query }: Execution,
  ending: string,
  body: Uint8Array | { file: string },
): Promise<string> {
  const uri = `${query.request.output}${query.id}${ending}`;
  const { bucket, key } = s3Place(uri) ?? { bucket: '', key: '' };
  await aws.objects.put(bucket, key, body);
  return uri;
}

/** AWS writes this file in a form of its own that nothing documents; here it is JSON. */
export async function saveMetadata(
  execution: Execution,
  ending: string,
  columns: readonly ResultColumn[],
): Promise<void> {
  await save(execution, `${ending}.metadata`, new TextEncoder().encode(JSON.stringify({ columns })));
}

function textColumn(name: string): ResultColumn {
  return { name, type: 'string', precision: 0, scale: 0 };
}
