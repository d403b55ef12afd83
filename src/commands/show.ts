import { findRun } from '../runs/find-run.ts';
import { settleRun } from '../runs/settle-tables.ts';
import { whyRun } from '../runs/why-run.ts';
import type { Run } from './command.ts';
import { wordOf } from './read-input.ts';
import { tellSettled } from './tell-settled.ts';
import { atWorkbench } from './workbench.ts';

/** `mlx show RUN`: the run, and why it failed where it did. */
export const run: Run = (input, host) =>
  atWorkbench(input, host, async ({ project, aws }) => {
    const found = await findRun(aws, wordOf(input, 'RUN'));
    if (found.status === 'completed') tellSettled(await settleRun(found, aws, project), host);
    const why = found.status === 'failed' ? await whyRun(found, aws) : undefined;
    return { value: { kind: 'run', run: found, why }, exit: 0 };
  });
