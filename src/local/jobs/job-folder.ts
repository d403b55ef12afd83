import { join } from 'node:path';
import type { ServiceJobKind } from '../../base/job-kind.ts';
import type { Home } from '../embedded.ts';

/** The working folder of a job, which stands for its `/opt/ml`. */
export function jobFolder(home: Home, kind: ServiceJobKind, name: string): string {
  return join(home.jobs, `${kind}-${name}`);
}

/** The same of each of its hosts: the first has the job's folder, the others have theirs in one beside it. */
export function hostFolder(folder: string, host: string): string {
  return host === firstHost ? folder : join(otherHosts(folder), host);
}

/** Where the folders of a job's hosts but the first lie. */
export function otherHosts(folder: string): string {
  return `${folder}.hosts`;
}

const firstHost = 'algo-1';
