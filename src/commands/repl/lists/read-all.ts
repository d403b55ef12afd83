import { relative } from 'node:path';
import { MlxError } from '../../../base/errors.ts';
import type { Fault } from '../../../base/fault.ts';
import type { JobFile } from '../../../define/find-jobs.ts';
import type { FlowFile } from '../../../define/flow/find-flows.ts';
import type { Project } from '../../../define/project.ts';

/** A job or flow that can't be read, and why. */
export interface Unread {
  name: string;
  /** Path relative to the project. */
  file: string;
  faults: readonly Fault[];
  error: string;
}

/** Reads every job or every flow of a project, in the order of their files. What can't be read stands among them with its error. */
export async function readAll<F extends JobFile | FlowFile, D>(
  files: readonly F[],
  read: (file: F) => Promise<D>,
  { root }: Project,
): Promise<(D | Unread)[]> {
  return Promise.all(
    files.map(async (file) => {
      try {
        return await read(file);
      } catch (error) {
        if (!(error instanceof MlxError)) throw error;
        return { name: file.name, file: relative(root, file.path), faults: error.faults, error: error.message };
      }
    }),
  );
}
