import type { Aws } from '../../../aws/aws.ts';
import type { LogSource } from '../../../logs/source.ts';
import type { FlowRun } from '../../flows/flow-run.ts';
import { hasEnded } from '../../run.ts';
import { ifTold } from './if-told.ts';
import type { LogNews } from './log-target.ts';

/** Tells the logs that state machines themselves keep of executions, where they do. */
export interface MachineWatch {
  /** What is known of a run now, and of those that it started. */
  see(run: FlowRun): Promise<void>;
}

export function watchMachines(
  aws: Aws,
  { tell, signal }: { tell: (news: LogNews) => void; signal: AbortSignal },
): MachineWatch {
  /** By execution: the id of its source, until it has ended. */
  const open = new Map<string, string | undefined>();
  const see = async (run: FlowRun): Promise<void> => {
    if (run.way === 'states' && !open.has(run.arn)) {
      const source = await machineSource(aws, run, signal);
      open.set(run.arn, source?.id);
      if (source) tell({ kind: 'source', source });
    }
    const id = open.get(run.arn);
    if (id !== undefined && hasEnded(run.status)) {
      open.set(run.arn, undefined);
      tell({ kind: 'ended', source: id });
    }
    for (const { child } of run.steps) if (child) await see(child);
  };
  return { see };
}

async function machineSource(aws: Aws, { name, arn }: FlowRun, signal: AbortSignal): Promise<LogSource | undefined> {
  const { DescribeStateMachineForExecutionCommand } = await import('@aws-sdk/client-sfn');
  const sfn = await aws.sfn();
  const command = new DescribeStateMachineForExecutionCommand({ executionArn: arn });
  const machine = await ifTold(() => sfn.send(command), signal);
  const { level, destinations = [] } = machine?.loggingConfiguration ?? {};
  const group = /:log-group:([^:]+)/u.exec(destinations[0]?.cloudWatchLogsLogGroup?.logGroupArn ?? '')?.[1];
  if (level === undefined || level === 'OFF' || group === undefined) return undefined;
  // The group is often shared by several machines, each of whose streams holds many executions.
  return { id: arn, group, streams: { prefix: '' }, pattern: `{ $.execution_arn = "${arn}" }`, run: name };
}
