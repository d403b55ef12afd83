import { join } from 'node:path';
import type { ServiceJobKind } from '../../base/job-kind.ts';
import type { Home } from '../embedded.ts';

/** The working folder of a job, which stands for its `/opt/ml`. */
export function jobFolder(home: Home, kind: ServiceJobKind, name: string): string {
  return join(home.jobs, `${kind}-${name}`);
}
