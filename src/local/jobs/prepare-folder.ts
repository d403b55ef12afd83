import { copyFile, mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { packageRoot } from '../../base/package-root.ts';
import { hostPath } from './container-path.ts';
import { downloadInput } from './download-input.ts';
import type { ObjectStore } from '../s3/store.ts';
import type { WorkOrder } from './work-order.ts';

/** Lays a job's folder out as its container finds /opt/ml: config files, inputs, and empty folders for its outputs. */
export async function prepareFolder(order: WorkOrder, folder: string, objects: ObjectStore): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  for (const path of ['/opt/ml', ...order.folders]) await mkdir(hostPath(folder, path), { recursive: true });
  for (const [path, content] of Object.entries(order.files)) {
    const file = hostPath(folder, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, JSON.stringify(content));
  }
  for (const [path, program] of Object.entries(order.programs ?? {})) {
    const file = hostPath(folder, path);
    await mkdir(dirname(file), { recursive: true });
    await copyFile(join(packageRoot(), 'src', 'python', program), file);
  }
  for (const input of order.inputs) await downloadInput(input, hostPath(folder, input.folder), objects);
}
