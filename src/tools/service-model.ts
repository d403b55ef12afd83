import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzipSync } from 'node:zlib';

/** A shape as the service models write it; only what limits and answers need is named. */
export interface ModelShape {
  type: string;
  members?: Record<string, { shape: string }>;
  required?: string[];
  union?: boolean;
  document?: boolean;
  member?: { shape: string };
  key?: { shape: string };
  value?: { shape: string };
  min?: number;
  max?: number;
  pattern?: string;
  enum?: string[];
}

export interface Model {
  metadata: { uid: string };
  operations: Record<string, { input?: { shape: string } }>;
  shapes: Record<string, ModelShape>;
}

/** The newest model of a service in botocore's folder of the Python package. */
export async function readModel(botocore: string, service: string): Promise<Model> {
  const folder = join(botocore, 'data', service);
  const newest = (await readdir(folder)).toSorted().at(-1) ?? '';
  const packed = await readFile(join(folder, newest, 'service-2.json.gz'));
  return JSON.parse(gunzipSync(packed).toString('utf8')) as Model;
}

export async function versionOf(botocore: string): Promise<string> {
  const source = await readFile(join(botocore, '__init__.py'), 'utf8');
  return /^__version__ = '([^']+)'$/mu.exec(source)?.[1] ?? 'of unknown version';
}

/** The folder of botocore that the `python3` on the path would import. */
export async function findBotocore(): Promise<string> {
  const print = 'import botocore, os; print(os.path.dirname(botocore.__file__))';
  const { stdout } = await promisify(execFile)('python3', ['-c', print]);
  return stdout.trim();
}
