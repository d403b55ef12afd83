import { findAnyRun } from '../runs/find-any-run.ts';
import { whyFlow } from '../runs/flows/why/why-flow.ts';
import { whyRun } from '../runs/why-run.ts';
import type { Run } from './command.ts';
import { wordOf } from './read-input.ts';
import { atWorkbench } from './workbench.ts';

/** `mlx why RUN`: one card that says why a run ended as it did, and what to do; of a flow the card of its first failure. */
export const run: Run = (input, host) =>
  atWorkbench(input, host, async ({ aws, project }) => {
    const found = await findAnyRun(aws, wordOf(input, 'RUN'), project);
    return found.kind === 'job'
      ? { value: { kind: 'why', card: await whyRun(found.run, aws) }, exit: 0 }
      : { value: { kind: 'flow why', why: await whyFlow(found.run, aws) }, exit: 0 };
  });
