import { join, posix } from 'node:path';
import { JobFault } from './job-fault.ts';

const mount = '/opt/ml';

/**
 * Where a path of the container lies on this machine: below `folder`, which stands for `/opt/ml`.
 * Throws `JobFault` where the path leads anywhere else.
 */
export function hostPath(folder: string, containerPath: string): string {
  const path = posix.normalize(containerPath);
  if ((path !== mount && !path.startsWith(`${mount}/`)) || path.includes('\0')) {
    throw new JobFault(`ClientError: ${containerPath} is no path below ${mount}.`);
  }
  return join(folder, path.slice(mount.length));
}

/** An argument in which `/opt/ml`, standing for itself or at the start of a path, is replaced by `folder`. */
export function withHostPaths(argument: string, folder: string): string {
  return argument.replaceAll(/(?<![\w./-])\/opt\/ml(?=\/|$|[\s"':;,)])/g, () => folder);
}
