import type { Aws } from '../../../aws/aws.ts';
import { wait } from '../../../aws/wait.ts';
import { describeFlowRun } from '../../flows/read/describe-flow-run.ts';
import type { FlowRun } from '../../flows/flow-run.ts';
import { pollPause } from '../../poll-pause.ts';
import { hasEnded } from '../../run.ts';
import { isOver } from './is-over.ts';
import type { LogNews, LogTarget, WatchOptions } from './log-target.ts';
import { untilSeen } from './until-seen.ts';
import { watchMachines } from './watch-machines.ts';
import { watchSteps } from './watch-steps.ts';

/** Shortest pause between two looks at a run of a flow, milliseconds: it takes several calls. */
const shortest = 100;

/** The logs of all steps of a flow's run, whoever orchestrates it, and of the executions that its steps started. It is not driven. */
export function flowTarget(aws: Aws, run: FlowRun): LogTarget {
  return {
    name: run.name,
    words: [run.name],
    status: run.status,
    isOver: isOver(aws, run),
    hasSteps: true,
    watch: (tell, signal, options) => watchFlow(aws, run, tell, signal, options),
  };
}

async function watchFlow(
  aws: Aws,
  run: FlowRun,
  tell: (news: LogNews) => void,
  signal: AbortSignal,
  { once = false }: WatchOptions = {},
): Promise<void> {
  const steps = watchSteps(aws, { tell, signal });
  const machines = watchMachines(aws, { tell, signal });
  let told: string | undefined;
  for (let now = run; ; now = (await untilSeen(() => describeFlowRun(aws, run), signal)) ?? run) {
    for (const step of now.steps) steps.see(step);
    await machines.see(now);
    const { status, failureReason: reason, modified: at } = now;
    if (status !== told) tell({ kind: 'status', status, detail: reason ?? status, at, ...(reason && { reason }) });
    told = status;
    if (hasEnded(status) || once) return steps.settled();
    await wait(Math.max(shortest, pollPause(Date.now() - run.created)), signal);
  }
}
