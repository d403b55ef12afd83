import { CopyObjectCommand } from '@aws-sdk/client-s3';
import type { Aws } from '../aws/aws.ts';
import { runQuery } from '../aws/run-query.ts';
import { s3Place } from '../base/s3-place.ts';
import { MlxError } from '../base/errors.ts';
import { bare, literal } from '../base/sql.ts';
import type { PlannedQuery } from '../plan/plan.ts';

/** Writes the rows of a query below its prefix, in the format that the job reads. `results` is Athena's own place. */
export async function writeRows(aws: Aws, query: PlannedQuery, results: string): Promise<void> {
  switch (query.format) {
    case 'parquet':
      return unload(aws, query, results, `format = 'PARQUET', compression = 'SNAPPY'`);
    case 'json':
      return unload(aws, query, results, `format = 'JSON', compression = 'GZIP'`);
    case 'csv':
      return copyCsv(aws, query, results);
  }
}

async function unload(aws: Aws, { sql, database, to }: PlannedQuery, results: string, options: string): Promise<void> {
  await runQuery(aws, {
    sql: `UNLOAD (${bare(sql)}) TO ${literal(to)} WITH (${options})`,
    database,
    results,
  });
}

/** UNLOAD writes CSV without a header line, so that the result of a plain query is taken, which has one. */
async function copyCsv(aws: Aws, { sql, database, to }: PlannedQuery, results: string): Promise<void> {
  const { output } = await runQuery(aws, { sql: bare(sql), database, results });
  const from = output === undefined ? undefined : s3Place(output);
  const place = s3Place(to);
  if (!from || !place) throw new MlxError('ROWS_WITHOUT_FILE', { sql });
  const s3 = await aws.s3();
  const CopySource = [from.bucket, ...from.key.split('/')].map(encodeURIComponent).join('/');
  await s3.send(new CopyObjectCommand({ Bucket: place.bucket, Key: `${place.key}part-0.csv`, CopySource }));
}
