import { open } from 'node:fs/promises';
import { resolve } from 'node:path';
import { MlxError } from '../../base/errors.ts';
import type { LocalFile } from '../../plan/plan.ts';
import type { Aws } from '../aws.ts';
import { bucketOf, ensureBucket, resultsPlace } from '../bucket.ts';
import { putFile } from '../put-object.ts';
import { findTable } from './describe-table.ts';
import { findColumns } from './find-columns.ts';
import { hashFiles, localFiles } from './local-files.ts';
import { registerTable } from './register-table.ts';
import { sniffFormat } from './sniff-format.ts';

/** What of a project decides its tables: `[tables]` of mlx.toml, files of this machine by `database.table`. */
export interface TablesOfProject {
  root: string;
  name: string;
  bucket?: string;
  tables: Readonly<Record<string, string>>;
}

/**
 * Sees to it that those tables of the project that are wanted exist and hold what their files hold now: files are sent and
 * registered where the table is missing or its files have changed. Answers the names of the tables that it registered: none
 * where mlx is read-only.
 */
export async function ensureProjectTables(
  aws: Aws,
  project: TablesOfProject,
  wanted: (name: string) => boolean = () => true,
): Promise<string[]> {
  if (aws.isReadOnly()) return [];
  const names = Object.keys(project.tables).filter(wanted);
  const changed = await Promise.all(names.map((name) => ensureTable(aws, project, name)));
  return names.filter((_, index) => changed[index]);
}

async function ensureTable(aws: Aws, project: TablesOfProject, name: string): Promise<boolean> {
  const [database = '', table = ''] = name.split('.');
  const source = resolve(project.root, project.tables[name] ?? '');
  const [files, present] = await Promise.all([localFiles(source), findTable(aws, database, table)]);
  const hash = await hashFiles(files);
  if (present?.parameters[hashProperty] === hash) return false;
  const bucket = await bucketOf(aws, project);
  await ensureBucket(aws, bucket);
  const prefix = `mlx/${project.name}/tables/${database}/${table}/${hash.slice(0, 16)}/`;
  const [columns] = await Promise.all([columnsOf(source, files), putFiles(aws, bucket, prefix, files)]);
  const location = `s3://${bucket}/${prefix}`;
  const properties = { [hashProperty]: hash };
  await registerTable(
    aws,
    { database, name: table, ...columns, location, properties },
    await resultsPlace(aws, project),
  );
  return true;
}

/** The property of a table that tells from which content it was made. */
const hashProperty = 'mlx.sha256';

async function columnsOf(source: string, files: readonly LocalFile[]) {
  const largest = files.reduce<LocalFile | undefined>(
    (best, one) => (one.bytes > (best?.bytes ?? 0) ? one : best),
    undefined,
  );
  if (!largest) throw new MlxError('TABLE_UNREADABLE', { source, reason: 'there are no rows in it' });
  const format = sniffFormat(await readHead(largest.path));
  const columns = await findColumns({ path: largest.path, format, source: largest.path, whole: files.length === 1 });
  return { format, columns };
}

async function putFiles(aws: Aws, bucket: string, prefix: string, files: readonly LocalFile[]): Promise<void> {
  const s3 = await aws.s3();
  for (const file of files) await putFile(s3, { bucket, key: `${prefix}${file.as}` }, file.path, file.bytes);
}

async function readHead(path: string): Promise<Uint8Array> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(64 * 1024), 0, 64 * 1024, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}
