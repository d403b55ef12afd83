import { findRun } from '../runs/find-run.ts';
import { stopRun } from '../runs/stop-run.ts';
import type { Run } from './command.ts';
import { wordOf } from './read-input.ts';
import { atWorkbench } from './workbench.ts';

/** `mlx stop RUN`: asks the service to stop a run. */
export const run: Run = (input, host) =>
  atWorkbench(input, host, async ({ aws }) => {
    const stopped = await stopRun(await findRun(aws, wordOf(input, 'RUN')), aws);
    return { value: { kind: 'run', run: stopped }, exit: 0 };
  });
