import { stat } from 'node:fs/promises';
import { findJobs } from '../../../define/find-jobs.ts';
import { findFlows } from '../../../define/flow/find-flows.ts';
import { nameBelow } from '../../../define/source/read-text.ts';
import type { ThingLister } from '../list-things.ts';
import type { Thing } from '../thing.ts';
import { pageOfAll } from './page-of-all.ts';

/** The jobs of the project, by name; `note` is the script, relative to the project. */
export const listJobFiles: ThingLister = async ({ project }, query) =>
  pageOfAll(await things('job', await findJobs(project), project.root), 'job', query);

/** The flows of the project, by name; `note` is the file, relative to the project. */
export const listFlowFiles: ThingLister = async ({ project }, query) =>
  pageOfAll(await things('flow', await findFlows(project), project.root), 'flow', query);

function things(
  kind: 'job' | 'flow',
  files: readonly { name: string; path: string }[],
  root: string,
): Promise<Thing[]> {
  return Promise.all(
    files.map(async ({ name, path }) => {
      const changed = (await stat(path).catch(() => undefined))?.mtimeMs;
      return { kind, name, changed, note: nameBelow(root, path) };
    }),
  );
}
