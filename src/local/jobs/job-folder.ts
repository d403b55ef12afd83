import { join } from 'node:path';
import type { Home } from '../embedded.ts';
import type { JobRecord } from './book.ts';

/** The working folder of a job, which stands for its `/opt/ml`. */
export function jobFolder(home: Home, kind: JobRecord['kind'], name: string): string {
  return join(home.jobs, `${kind}-${name}`);
}
