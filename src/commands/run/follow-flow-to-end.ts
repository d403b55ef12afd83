import type { FlowRun } from '../../runs/flows/flow-run.ts';
import { followFlow, type FollowFlowOptions } from '../../runs/flows/follow/follow-flow.ts';
import { needFlowRun } from '../../runs/flows/read/describe-flow-run.ts';
import { recordLineage } from '../../runs/flows/lineage/record-lineage.ts';
import { timelineOf } from '../../runs/flows/timeline/timeline-of.ts';
import { whyFlow } from '../../runs/flows/why/why-flow.ts';
import { settleTables } from '../../runs/settle-tables.ts';
import type { Host, Outcome } from '../command.ts';
import { tellSettled } from './tell-settled.ts';
import type { Workbench } from '../workbench.ts';

/**
 * Follows a run of a flow to its end and says what came of it. When the host is aborted it lets go: what a service drives
 * goes on, and what mlx drives waits to be resumed.
 */
export async function followFlowToEnd(
  run: FlowRun,
  { project, aws }: Workbench,
  host: Host,
  options?: FollowFlowOptions,
): Promise<Outcome> {
  for await (const progress of followFlow(run, aws, host.signal, options)) host.notify(progress);
  const now = await needFlowRun(aws, run);
  switch (now.status) {
    case 'starting':
    case 'running':
    case 'stopping':
      host.notify({ kind: 'note', text: lettingGo(now) });
      return { value: { kind: 'flow launched', run: now }, exit: 130 };
    case 'completed':
      await recordLineage(aws, now);
      tellSettled(await settleTables(aws, project), host);
      return { value: { kind: 'flow followed', run: now, timeline: await timelineOf(now, aws) }, exit: 0 };
    case 'failed':
    case 'stopped':
      return { value: { kind: 'flow followed', run: now, why: await whyFlow(now, aws) }, exit: 1 };
  }
}

function lettingGo({ name, way }: FlowRun): string {
  return way === 'job'
    ? `let go of ${name}: jobs that run go on, and no other begins until \`mlx resume ${name}\``
    : `let go of ${name}; it goes on`;
}
