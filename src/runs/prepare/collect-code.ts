import { join } from 'node:path';
import { mlxFolder } from '../../base/folders.ts';
import type { JobDefinition } from '../../define/definition.ts';
import type { Project } from '../../define/project.ts';
import type { CodeFile } from '../../plan/plan.ts';
import { readCode } from '../../plan/read-code.ts';
import type { Progress } from '../progress.ts';
import { lockPackages } from './lock-packages.ts';

/** The files that travel with a job, with the lock of its packages where it has any. */
export async function collectCode(
  job: JobDefinition,
  project: Project,
  notify: (progress: Progress) => void,
): Promise<CodeFile[]> {
  const warn = (text: string) => notify({ kind: 'note', text });
  const cache = join(mlxFolder(project.root), 'locks');
  const [code, lock] = await Promise.all([readCode(job), lockPackages({ job, cache, warn })]);
  return lock === undefined ? [...code] : [...code, { as: 'requirements.lock', content: Buffer.from(lock) }];
}
