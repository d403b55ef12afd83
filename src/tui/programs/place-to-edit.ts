import { access } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { MlxError } from '../../base/errors.ts';
import { findJob } from '../../define/find-job.ts';
import { readFlow } from '../../define/flow/read-flow.ts';
import type { Project } from '../../define/project.ts';
import { readJob } from '../../define/read-job.ts';
import { type AnyRunSummary, isFlowRun } from '../../runs/any-run.ts';
import { describeRun } from '../../runs/describe-run.ts';
import { needFlowRun } from '../../runs/flows/read/describe-flow-run.ts';
import { whyFlow } from '../../runs/flows/why/why-flow.ts';
import type { WhyCard } from '../../runs/run.ts';
import { whyRun } from '../../runs/why-run.ts';
import type { FilePlace } from './editor-words.ts';
import type { Row } from '../state/tree/row.ts';
import type { FlowEntry, JobEntry } from '../state/state.ts';
import type { Desk } from '../effects/work.ts';

/** Where one would write to repair or change what is selected: the first fault, the line that failed, or the head. */
export async function placeToEdit(row: Row, desk: Desk): Promise<FilePlace | undefined> {
  const { project } = await desk.bench();
  switch (row.kind) {
    case 'job':
      return placeInJob(row.job, project);
    case 'flow':
      return placeInFlow(row.flow, project);
    case 'run':
      return placeOfRun(row.run, project, desk);
    case 'group':
    case 'thing':
    case 'table':
    case 'empty':
      return undefined;
  }
}

async function placeInJob({ script }: Pick<JobEntry, 'script'>, project: Project): Promise<FilePlace> {
  const path = join(project.root, script);
  try {
    const { places } = await readJob(await findJob(project, path), project);
    return { path, line: places['']?.line ?? 1, column: 1 };
  } catch (error) {
    return faultIn(error, path, project);
  }
}

async function placeInFlow({ name, file }: FlowEntry, project: Project): Promise<FilePlace> {
  const path = join(project.root, file);
  try {
    await readFlow({ name, path }, project);
    return { path, line: 1, column: 1 };
  } catch (error) {
    return faultIn(error, path, project);
  }
}

/** A fault may lie in another file than the one that was read: in a head that a flow names. */
function faultIn(error: unknown, path: string, { root }: Project): FilePlace {
  const [fault] = error instanceof MlxError ? error.faults : [];
  if (!fault) return { path, line: 1, column: 1 };
  const { file, line, column } = fault.place;
  return { path: resolve(root, file), line, column };
}

/** The line of the traceback, in the script as it is now. */
async function placeOfRun(run: AnyRunSummary, project: Project, desk: Desk): Promise<FilePlace | undefined> {
  const card = run.status === 'failed' ? await cardOf(run, desk) : undefined;
  const { jobs = [], flows = [] } = desk.options.store.get().tree;
  const job = jobs.find(({ name }) => name === (card?.job ?? (isFlowRun(run) ? undefined : run.job)));
  if (!job) {
    const flow = isFlowRun(run) ? flows.find(({ name }) => name === run.flow) : undefined;
    return flow && placeInFlow(flow, project);
  }
  const { frame } = card ?? {};
  const path = frame && resolve(dirname(join(project.root, job.script)), frame.file);
  const isThere =
    path !== undefined &&
    (await access(path).then(
      () => true,
      () => false,
    ));
  return isThere ? { path, line: frame?.line ?? 1, column: 1 } : placeInJob(job, project);
}

async function cardOf(run: AnyRunSummary, { bench }: Desk): Promise<WhyCard | undefined> {
  const { aws } = await bench();
  if (isFlowRun(run)) return (await whyFlow(await needFlowRun(aws, run), aws)).card;
  const described = await describeRun(aws, run.kind, run.name);
  return described && whyRun(described, aws);
}
