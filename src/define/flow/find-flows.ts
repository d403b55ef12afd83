import { basename } from 'node:path';
import { compareTexts } from '../../base/compare.ts';
import { MlxError } from '../../base/errors.ts';
import { nearest } from '../../base/nearest.ts';
import { filesMatching } from '../find-jobs.ts';
import type { Project } from '../project.ts';
import { nameBelow } from '../source/read-text.ts';

/** A file that makes a flow. */
export interface FlowFile {
  /** The flow's name: the file's, without its ending. */
  name: string;
  /** Absolute path. */
  path: string;
}

export const flowEnding = '.flow.ts';

type Where = Pick<Project, 'root' | 'jobs'>;

/** The flows of a project, in `flows/` and where its jobs are, by name and path. No file is opened. */
export async function findFlows({ root, jobs }: Where): Promise<FlowFile[]> {
  const paths = await filesMatching(root, [...new Set([...jobs, 'flows/**'])]);
  const files = paths.filter((path) => path.endsWith(flowEnding));
  return files
    .map((path) => ({ name: basename(path, flowEnding), path }))
    .toSorted((one, other) => compareTexts(one.name, other.name) || compareTexts(one.path, other.path));
}

/** The flow of that name. Throws FLOW_UNKNOWN with the nearest name, FLOW_AMBIGUOUS. */
export async function findFlow(project: Where, name: string): Promise<FlowFile> {
  const flows = await findFlows(project);
  const [flow, ...more] = flows.filter((one) => one.name === name);
  if (flow && more.length === 0) return flow;
  if (flow) {
    const paths = [flow, ...more].map(({ path }) => nameBelow(project.root, path));
    throw new MlxError('FLOW_AMBIGUOUS', { name, paths });
  }
  const known = flows.map((one) => one.name);
  const near = nearest(name, known);
  throw new MlxError('FLOW_UNKNOWN', { name, known, ...(near !== undefined && { nearest: near }) });
}
