import type { Aws } from '../aws/aws.ts';
import type { Project } from '../define/project.ts';
import { lineageOf, type LineageSubject } from '../runs/flows/lineage/lineage-of.ts';
import { findFlowRun } from '../runs/flows/read/find-flow-run.ts';
import type { Run } from './command.ts';
import { wordOf } from './read-input.ts';
import { atWorkbench } from './workbench.ts';

/** `mlx lineage THING`: what a run, a table or a model came from, and what came from it. */
export const run: Run = (input, host) =>
  atWorkbench(input, host, async ({ aws, project }) => {
    const graph = await lineageOf(aws, await subjectOf(wordOf(input, 'THING'), aws, project));
    return { value: { kind: 'lineage', graph }, exit: 0 };
  });

async function subjectOf(thing: string, aws: Aws, project: Project): Promise<LineageSubject> {
  if (thing.startsWith('s3://')) return { kind: 'uri', uri: thing };
  if (thing.startsWith('arn:') && !/:(?:pipeline|execution)[/:]/u.test(thing)) return { kind: 'arn', arn: thing };
  if (/^\w+\.\w+$/u.test(thing)) return { kind: 'table', table: thing };
  return { kind: 'run', run: await findFlowRun(aws, thing, project) };
}
