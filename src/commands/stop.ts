import { findAnyRun } from '../runs/find-any-run.ts';
import { stopFlow } from '../runs/flows/again/stop-flow.ts';
import { stopRun } from '../runs/stop-run.ts';
import type { Run } from './command.ts';
import { wordOf } from './read-input.ts';
import { atWorkbench } from './workbench.ts';

/** `mlx stop RUN`: asks the service to stop a run, with all that it has started. */
export const run: Run = (input, host) =>
  atWorkbench(input, host, async ({ aws, project }) => {
    const found = await findAnyRun(aws, wordOf(input, 'RUN'), project);
    return found.kind === 'job'
      ? { value: { kind: 'run', run: await stopRun(found.run, aws) }, exit: 0 }
      : { value: { kind: 'flow run', run: await stopFlow(found.run, aws) }, exit: 0 };
  });
