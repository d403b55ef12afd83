import { MlxError } from '../base/errors.ts';
import { costOfRun } from '../runs/cost/cost-of-run.ts';
import { findAnyRun } from '../runs/find-any-run.ts';
import type { FlowRun } from '../runs/flows/flow-run.ts';
import { adviceOn } from '../runs/flows/timeline/advice-on.ts';
import { timelineOf } from '../runs/flows/timeline/timeline-of.ts';
import { whyFlow } from '../runs/flows/why/why-flow.ts';
import type { Run as JobRun } from '../runs/run.ts';
import { settleRun } from '../runs/settle-tables.ts';
import { whyRun } from '../runs/why-run.ts';
import type { Host, Input, Outcome, Run } from './command.ts';
import { isOn, wordOf } from './read-input.ts';
import { tellSettled } from './run/tell-settled.ts';
import { atWorkbench, type Workbench } from './workbench.ts';

/** `mlx show RUN`: the run, and why it failed where it did; of a flow its graph and where its time went. */
export const run: Run = (input, host) =>
  atWorkbench(input, host, async (bench) => {
    const found = await findAnyRun(bench.aws, wordOf(input, 'RUN'), bench.project);
    return found.kind === 'job' ? showJob(found.run, input, bench, host) : showFlow(found.run, input, bench);
  });

async function showJob(found: JobRun, input: Input, { project, aws }: Workbench, host: Host): Promise<Outcome> {
  const picture = pictureWanted(input);
  if (picture !== undefined) {
    const rule = `only a run of a flow has a graph, and ${found.name} is a run of a job`;
    throw new MlxError('FLAG_VALUE_WRONG', { flag: `--${picture}`, value: found.name, rule });
  }
  if (found.status === 'completed') tellSettled(await settleRun(found, aws, project), host);
  const [why, cost] = await Promise.all([
    found.status === 'failed' ? whyRun(found, aws) : undefined,
    costOfRun({ kind: 'job', run: found }, aws, Date.now()),
  ]);
  return { value: { kind: 'run', run: found, why, cost }, exit: 0 };
}

async function showFlow(found: FlowRun, input: Input, { aws }: Workbench): Promise<Outcome> {
  const timeline = await timelineOf(found, aws);
  const picture = pictureWanted(input);
  if (picture !== undefined) return { value: { kind: 'picture', form: picture, run: found, timeline }, exit: 0 };
  const [advice, why, cost] = await Promise.all([
    adviceOn(timeline, found, aws),
    found.status === 'failed' ? whyFlow(found, aws) : undefined,
    costOfRun({ kind: 'flow', run: found }, aws, Date.now()),
  ]);
  return { value: { kind: 'flow run', run: found, timeline, advice, why, cost }, exit: 0 };
}

function pictureWanted(input: Input): 'mermaid' | 'svg' | undefined {
  return isOn(input, 'mermaid') ? 'mermaid' : isOn(input, 'svg') ? 'svg' : undefined;
}
