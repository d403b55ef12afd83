import { relative } from 'node:path';
import { MlxError, tell } from '../base/errors.ts';
import { type Fault, startOf } from '../base/fault.ts';
import { findJob } from '../define/find-job.ts';
import { findJobs, type JobFile } from '../define/find-jobs.ts';
import { readProject, type Project } from '../define/project.ts';
import { readJob } from '../define/read-job.ts';
import type { Run } from './command.ts';
import { wordsOf } from './read-input.ts';
import type { CheckedJob } from './value.ts';

/** `mlx check [JOB...]`: the faults of all heads at once. Asks nothing of AWS. */
export const run: Run = async (input, host) => {
  const project = await readProject(host.cwd);
  const names = wordsOf(input, 'JOB');
  const files =
    names.length > 0 ? await Promise.all(names.map((name) => findJob(project, name))) : await findJobs(project);
  if (files.length === 0) throw new MlxError('JOBS_NONE', { folder: project.root, patterns: project.jobs.join(', ') });
  const jobs = await Promise.all(files.map((file) => checkJob(file, project)));
  return { value: { kind: 'check', jobs }, exit: jobs.every(({ faults }) => faults.length === 0) ? 0 : 2 };
};

async function checkJob(file: JobFile, project: Project): Promise<CheckedJob> {
  const about = { job: file.name, script: relative(project.root, file.path) };
  try {
    await readJob(file, project);
    return { ...about, faults: [] };
  } catch (error) {
    if (!(error instanceof MlxError)) throw error;
    return { ...about, faults: error.faults.length > 0 ? error.faults : [faultOfFile(about.script, error)] };
  }
}

/** What is wrong with a file as a whole, such as that it can't be read, stands at its start. */
function faultOfFile(file: string, error: MlxError): Fault {
  const { what, why, fix } = tell(error.code, error.details);
  return { place: startOf(file), what, rule: why, fix };
}
