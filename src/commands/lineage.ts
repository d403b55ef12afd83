import { lineageOf } from '../runs/flows/lineage/lineage-of.ts';
import type { Run } from './command.ts';
import { wordOf } from './read-input.ts';
import { atWorkbench } from './workbench.ts';

/** `mlx lineage THING`: what a run, a table or a model came from, and what came from it. */
export const run: Run = (input, host) =>
  atWorkbench(input, host, async ({ aws, project }) => {
    const graph = await lineageOf(aws, project, wordOf(input, 'THING'));
    return { value: { kind: 'lineage', graph }, exit: 0 };
  });
