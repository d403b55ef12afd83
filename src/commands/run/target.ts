import { basename, resolve } from 'node:path';
import type { Way } from '../../base/way.ts';
import type { JobDefinition } from '../../define/definition.ts';
import { findJob } from '../../define/find-job.ts';
import { findFlows, flowEnding, type FlowFile } from '../../define/flow/find-flows.ts';
import type { FlowDefinition } from '../../define/flow/flow-definition.ts';
import { inferFlow } from '../../define/flow/infer-flow.ts';
import { readFlow } from '../../define/flow/read-flow.ts';
import type { Project } from '../../define/project.ts';
import { readJob } from '../../define/read-job.ts';

/** What can be run: a job, or a flow. */
export type Target = { kind: 'job'; job: JobDefinition } | { kind: 'flow'; flow: FlowDefinition };

/** How it is to be run, as far as that decides what a word names: only a flow has other ways than direct jobs, or parts. */
export interface Wanted {
  way?: Way;
  only?: string;
}

/**
 * What a word names: a flow by its file's name or path, a selector over heads (`+train`), else a job, which becomes a flow of
 * one step where it is to be run as one. Throws what finding and reading it throw.
 */
export async function readTarget(project: Project, word: string, { way, only }: Wanted): Promise<Target> {
  const file = await flowFileOf(project, word);
  if (file) return { kind: 'flow', flow: await readFlow(file, project) };
  if (isSelector(word) || only !== undefined || (way !== undefined && way !== 'job')) {
    return { kind: 'flow', flow: await inferFlow(word, project) };
  }
  return { kind: 'job', job: await readJob(await findJob(project, word), project) };
}

async function flowFileOf(project: Project, word: string): Promise<FlowFile | undefined> {
  if (word.endsWith(flowEnding)) return { name: basename(word, flowEnding), path: resolve(project.cwd, word) };
  return (await findFlows(project)).find(({ name }) => name === word);
}

function isSelector(word: string): boolean {
  return word.startsWith('+') || word.endsWith('+') || word.includes(',');
}
