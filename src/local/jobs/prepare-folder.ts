import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { packageRoot } from '../../base/package-root.ts';
import { hostPath } from './container-path.ts';
import { downloadInput } from './download-input.ts';
import { hostsFile } from './init-script.ts';
import type { Embedded } from '../embedded.ts';
import type { WorkOrder } from './work-order.ts';

/**
 * Lays a host's folder out as its container finds /opt/ml: config files, inputs, and empty folders for its outputs. A stop
 * ends it at the next input.
 */
export async function prepareFolder(
  order: WorkOrder,
  host: number,
  folder: string,
  aws: Embedded,
  stop: AbortSignal,
): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  for (const path of ['/opt/ml', ...order.folders]) await mkdir(hostPath(folder, path), { recursive: true });
  for (const [path, content] of Object.entries({ ...order.files, ...order.hosts[host]?.files })) {
    const file = hostPath(folder, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, JSON.stringify(content));
  }
  for (const [path, program] of Object.entries(order.programs ?? {})) {
    const file = hostPath(folder, path);
    await mkdir(dirname(file), { recursive: true });
    await copyFile(join(packageRoot(), 'src', 'python', program), file);
  }
  if (order.hosts.length > 1) await nameHosts(order, folder);
  for (const input of order.inputs) {
    if (input.query && host === 0) {
      // A job without queries doesn't wait for the services to be loaded.
      const { fillByQuery } = await import('./fill-by-query.ts');
      await fillByQuery(input, input.query, aws, stop);
    }
    if (stop.aborted) return;
    await downloadInput(input, hostPath(folder, input.folder), aws.objects, { host, of: order.hosts.length });
  }
}

/** A job's hosts find each other by name, as those of SageMaker do; each has an address of its own on this machine. */
async function nameHosts(order: WorkOrder, folder: string): Promise<void> {
  const file = hostPath(folder, hostsFile);
  await mkdir(dirname(file), { recursive: true });
  const known = await readFile('/etc/hosts', 'utf8').catch(() => '127.0.0.1 localhost\n');
  const ours = order.hosts.map(({ name }, index) => `127.0.0.${index + 1} ${name}\n`);
  await writeFile(file, `${known.trimEnd()}\n${ours.join('')}`);
}
