import { findRun } from '../runs/find-run.ts';
import { whyRun } from '../runs/why-run.ts';
import type { Run } from './command.ts';
import { wordOf } from './read-input.ts';
import { atWorkbench } from './workbench.ts';

/** `mlx why RUN`: one card that says why a run ended as it did, and what to do. */
export const run: Run = (input, host) =>
  atWorkbench(input, host, async ({ aws }) => {
    const found = await findRun(aws, wordOf(input, 'RUN'));
    return { value: { kind: 'why', card: await whyRun(found, aws) }, exit: 0 };
  });
