import { relative } from 'node:path';
import { MlxError, tell } from '../base/errors.ts';
import { type Fault, startOf } from '../base/fault.ts';
import { messageOf } from '../base/thrown.ts';
import { findJob } from '../define/find-job.ts';
import { findJobs, type JobFile } from '../define/find-jobs.ts';
import { findFlows, type FlowFile } from '../define/flow/find-flows.ts';
import { readFlow } from '../define/flow/read-flow.ts';
import { readProject, type Project } from '../define/project.ts';
import { readJob } from '../define/read-job.ts';
import { keepTypes } from '../define/types/keep-types.ts';
import { checkRequestFile, namesRequest } from './check/check-request.ts';
import type { Host, Run } from './command.ts';
import { wordsOf } from './read-input.ts';
import type { CheckedFlow, CheckedJob } from './value.ts';

/** `mlx check [TARGET...]`: the faults of all heads and flows at once, or of a request. Asks nothing of AWS. */
export const run: Run = async (input, host) => {
  const words = wordsOf(input, 'TARGET');
  if (namesRequest(words)) return checkRequestFile(words, host);
  const project = await readProject(host.cwd);
  const files = await filesToCheck(words, project);
  if (files.jobs.length + files.flows.length === 0) {
    throw new MlxError('JOBS_NONE', { folder: project.root, patterns: project.jobs.join(', ') });
  }
  const jobs = await Promise.all(files.jobs.map((file) => checkJob(file, project)));
  const told = new Set(jobs.flatMap(({ faults }) => faults.map(keyOf)));
  const flows = await Promise.all(files.flows.map((file) => checkFlow(file, project, told)));
  await freshenTypes(project, host);
  const isRight = [...jobs, ...flows].every(({ faults }) => faults.length === 0);
  return { value: { kind: 'check', jobs, flows }, exit: isRight ? 0 : 2 };
};

interface Files {
  jobs: readonly JobFile[];
  flows: readonly FlowFile[];
}

/** What was named, flows before jobs of the same name; all where nothing was. */
async function filesToCheck(names: readonly string[], project: Project): Promise<Files> {
  const flows = await findFlows(project);
  if (names.length === 0) return { jobs: await findJobs(project), flows };
  const named = flows.filter(({ name }) => names.includes(name));
  const others = names.filter((name) => !named.some((flow) => flow.name === name));
  return { jobs: await Promise.all(others.map((name) => findJob(project, name))), flows: named };
}

async function checkJob(file: JobFile, project: Project): Promise<CheckedJob> {
  const script = relative(project.root, file.path);
  return { job: file.name, script, faults: await faultsIn(script, () => readJob(file, project)) };
}

/** A fault of a head that the flow names is told once, with the head's job. */
async function checkFlow(flow: FlowFile, project: Project, told: ReadonlySet<string>): Promise<CheckedFlow> {
  const file = relative(project.root, flow.path);
  const all = await faultsIn(file, () => readFlow(flow, project));
  const faults = all.filter((fault) => !told.has(keyOf(fault)));
  return { flow: flow.name, file, faults, inHeads: all.length - faults.length };
}

async function faultsIn(file: string, read: () => Promise<unknown>): Promise<readonly Fault[]> {
  try {
    await read();
    return [];
  } catch (error) {
    if (!(error instanceof MlxError)) throw error;
    return error.faults.length > 0 ? error.faults : [faultOfFile(file, error)];
  }
}

/** What is wrong with a file as a whole, such as that it can't be read, stands at its start. */
function faultOfFile(file: string, error: MlxError): Fault {
  const { what, why, fix } = tell(error.code, error.details);
  return { place: startOf(file), what, rule: why, fix };
}

function keyOf({ place, what }: Fault): string {
  return `${place.file}:${place.line}:${place.column} ${what}`;
}

/** A folder that can't be written is no fault of a head. */
async function freshenTypes(project: Project, host: Host): Promise<void> {
  try {
    const written = await keepTypes(project);
    if (written?.changed) host.notify({ kind: 'note', text: `${relative(host.cwd, written.path)} is written anew` });
  } catch (error) {
    host.notify({ kind: 'note', text: `the types for editors could not be written: ${messageOf(error)}` });
  }
}
