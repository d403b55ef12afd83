import { findFlowRun } from '../runs/flows/read/find-flow-run.ts';
import { whyNotCached } from '../runs/flows/why/why-not-cached.ts';
import type { Run } from './command.ts';
import { textOf, wordOf } from './read-input.ts';
import { atWorkbench } from './workbench.ts';

/** `mlx why-not-cached STEP`: what kept a step of a pipeline from being reused. */
export const run: Run = (input, host) =>
  atWorkbench(input, host, async ({ aws, project }) => {
    const found = await findFlowRun(aws, textOf(input, 'run') ?? 'last', project, 'pipeline');
    const answer = await whyNotCached(found, wordOf(input, 'STEP'), aws);
    return { value: { kind: 'not cached', answer }, exit: 0 };
  });
