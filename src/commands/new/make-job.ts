import { relative, resolve } from 'node:path';
import { shellWord } from '../../base/shell-word.ts';
import { MlxError } from '../../base/errors.ts';
import { asJobName, isJobName } from '../../define/job-name.ts';
import { findJobs } from '../../define/find-jobs.ts';
import { readProject, type Project } from '../../define/project.ts';
import type { Host, Input } from '../command.ts';
import { answersOf } from './answers.ts';
import { equivalentCommand } from './equivalent.ts';
import { faultOf, headFaults } from './fault-of.ts';
import { interview, type Knowledge } from './interview.ts';
import { machines } from '../../plan/machines/machines.ts';
import { knownTables } from './known-tables.ts';
import type { Made } from './made.ts';
import { writeNewFiles } from './new-files.ts';
import { scriptText } from './script-text.ts';

/** Makes one job: asks for what the flags leave open where somebody can answer, then writes its script. */
export async function makeJob(flags: Input['flags'], host: Host): Promise<Made> {
  const project = await readProject(host.cwd);
  const given = answersOf(flags);
  const asks = host.interactive && flags['yes'] !== true;
  if (given.name === '' && !asks) {
    throw new MlxError('ARGUMENT_MISSING', { verb: 'new job', argument: '--name NAME', help: 'the name of the job' });
  }
  const answers = asks ? await interview(given, host.ask, await knowledge(project, host)) : given;
  const { name } = answers;
  const path = `jobs/${name}.py`;
  if (!isJobName(name)) throw new MlxError('JOB_NAME', { file: path, name, better: asJobName(name) });
  const faults = headFaults(answers);
  if (faults.length > 0) throw new MlxError('NEW_JOB_FAULTS', { file: path, count: faults.length }, { faults });
  const script = scriptText(answers);

  const { dir } = flags;
  const folder = typeof dir === 'string' ? resolve(host.cwd, dir) : project.root;
  const place = typeof dir === 'string' ? relative(host.cwd, folder) : '';
  const dryRun = flags['dry-run'] === true || (asks && !(await agreed(host, folder, path)));
  const report = await writeNewFiles(folder, [{ path, content: Buffer.from(script) }], dryRun);
  return {
    folder,
    dryRun,
    ...report,
    ...(dryRun && { script }),
    asked: asks,
    command: equivalentCommand(answers, typeof dir === 'string' ? dir : undefined),
    next: [...(place === '' ? [] : [`cd ${shellWord(place)}`]), `mlx check ${name}`, `mlx run ${name}`],
  };
}

async function knowledge(project: Project, host: Host): Promise<Knowledge> {
  const tables = await knownTables(project, host);
  const taken = new Set((await findJobs(project)).map(({ name }) => name));
  return {
    tables,
    instances: machines().map(({ type }) => type),
    faultOf: (answers) =>
      taken.has(answers.name) ? `the project has a job ${answers.name} already` : faultOf(answers),
  };
}

async function agreed(host: Host, folder: string, path: string): Promise<boolean> {
  const place = relative(host.cwd, resolve(folder, path));
  return host.ask({ kind: 'yes or no', message: `Write ${place}?`, fallback: true });
}
