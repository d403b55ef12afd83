import { findJobs } from '../../define/find-jobs.ts';
import type { Project } from '../../define/project.ts';
import { readJob } from '../../define/read-job.ts';

/** The job of the project whose output makes a table, by the heads of its scripts; faulty heads are passed over. */
export async function tableMaker(project: Project, database: string, table: string): Promise<string | undefined> {
  for (const file of await findJobs(project)) {
    if (file.form !== 'script') continue;
    const job = await readJob(file, project).catch(() => undefined);
    const makes = Object.values(job?.outputs ?? {}).some(
      (ref) => ref.kind === 'table' && ref.database === database && ref.table === table,
    );
    if (makes) return file.name;
  }
  return undefined;
}
