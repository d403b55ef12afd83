import { stat } from 'node:fs/promises';
import { relative } from 'node:path';
import { MlxError } from '../../../base/errors.ts';
import { findJobs, type JobFile } from '../../../define/find-jobs.ts';
import type { Project } from '../../../define/project.ts';
import { readJob } from '../../../define/read-job.ts';
import type { JobEntry } from '../../state/state.ts';
import type { Desk } from '../work.ts';

export interface JobReader {
  /** Answers with what the files look like now, as one text to compare. */
  read: () => Promise<string>;
}

/** Reads the jobs of the project, each only when its file has changed, and tells them when any has. */
export function openJobReader({ bench, dispatch, signal }: Desk): JobReader {
  const known = new Map<string, { stamp: string; entry: JobEntry }>();
  let told: string | undefined;
  return {
    read: async () => {
      const { project } = await bench();
      const files = await findJobs(project);
      const entries: JobEntry[] = [];
      const stamps: string[] = [];
      for (const file of files) {
        const stamp = await stampOf(file);
        stamps.push(`${file.path} ${stamp}`);
        const before = known.get(file.path);
        const entry = before?.stamp === stamp ? before.entry : await readEntry(file, project);
        known.set(file.path, { stamp, entry });
        entries.push(entry);
      }
      const now = JSON.stringify(entries);
      if (now !== told && !signal.aborted) {
        told = now;
        dispatch({ kind: 'jobs', jobs: entries });
      }
      return stamps.join('\n');
    },
  };
}

/** Changes whenever the file does. */
export async function stampOf({ path }: Pick<JobFile, 'path'>): Promise<string> {
  const found = await stat(path).catch(() => undefined);
  return `${found?.mtimeMs} ${found?.size}`;
}

async function readEntry(file: JobFile, project: Project): Promise<JobEntry> {
  const about = { name: file.name, script: relative(project.root, file.path) };
  try {
    const { kind } = await readJob(file, project);
    return { ...about, kind, faults: 0 };
  } catch (error) {
    return { ...about, faults: error instanceof MlxError ? Math.max(1, error.faults.length) : 1 };
  }
}
