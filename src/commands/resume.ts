import { findFlowRun } from '../runs/flows/read/find-flow-run.ts';
import { resumeFlow } from '../runs/flows/again/resume-flow.ts';
import type { Run } from './command.ts';
import { followFlowToEnd } from './run/follow-flow-to-end.ts';
import { notifyEnd } from './run/notify-end.ts';
import { wordOf } from './read-input.ts';
import { atWorkbench } from './workbench.ts';

/** `mlx resume RUN`: goes on with a run of direct jobs that nobody drives any more. */
export const run: Run = (input, host) =>
  atWorkbench(input, host, async (bench) => {
    const found = await findFlowRun(bench.aws, wordOf(input, 'RUN'), bench.project);
    const resumed = await resumeFlow(found, bench.aws);
    return notifyEnd(input, host, await followFlowToEnd(resumed, bench, host));
  });
