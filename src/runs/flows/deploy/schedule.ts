import {
  CreateScheduleCommand,
  GetScheduleCommand,
  UpdateScheduleCommand,
  type CreateScheduleCommandInput,
} from '@aws-sdk/client-scheduler';
import { awsName } from '../../../aws/aws-refusal.ts';
import type { Aws } from '../../../aws/aws.ts';
import { MlxError } from '../../../base/errors.ts';
import type { Deployed, ReadyFlow } from './deployed.ts';

/** What starts a deployed flow by the clock. */
export interface Scheduled {
  name: string;
  /** `rate(1 day)`, `cron(0 6 * * ? *)` or `at(2026-01-01T06:00:00)`. */
  expression: string;
  change: 'created' | 'updated' | 'unchanged';
}

/**
 * Starts a deployed flow by an expression of EventBridge Scheduler, with the params of the plan. Throws FLOW_SCHEDULE_WORDS
 * where it is none, and FLOW_SCHEDULE_LOCAL, since the embedded AWS keeps no clock.
 */
export async function scheduleFlow(
  plan: ReadyFlow,
  deployed: Deployed,
  expression: string,
  aws: Aws,
): Promise<Scheduled> {
  if (!/^(?:rate|cron|at)\(.+\)$/u.test(expression)) throw new MlxError('FLOW_SCHEDULE_WORDS', { expression });
  if (aws.where === 'local') throw new MlxError('FLOW_SCHEDULE_LOCAL', { flow: plan.flow.name });
  const Name = deployed.name.slice(0, 64);
  const input = { Name, ScheduleExpression: expression, FlexibleTimeWindow: { Mode: 'OFF' as const } };
  const wanted = { ...input, Target: targetOf(plan, deployed) };
  const scheduler = await aws.scheduler();
  const standing = await readSchedule(aws, Name);
  if (!standing) {
    await scheduler.send(new CreateScheduleCommand(wanted));
    return { name: Name, expression, change: 'created' };
  }
  const isSame =
    standing.ScheduleExpression === expression &&
    standing.Target?.Arn === deployed.arn &&
    standing.Target.RoleArn === plan.role &&
    standing.Target.Input === wanted.Target.Input &&
    JSON.stringify(standing.Target.SageMakerPipelineParameters ?? {}) ===
      JSON.stringify(wanted.Target.SageMakerPipelineParameters ?? {});
  if (isSame) return { name: Name, expression, change: 'unchanged' };
  await scheduler.send(new UpdateScheduleCommand(wanted));
  return { name: Name, expression, change: 'updated' };
}

function targetOf(plan: ReadyFlow, { way, arn }: Deployed): NonNullable<CreateScheduleCommandInput['Target']> {
  const base = { Arn: arn, RoleArn: plan.role };
  if (way === 'states') return { ...base, Input: JSON.stringify({ params: plan.params }) };
  const given = Object.entries(plan.params).map(([Name, value]) => ({ Name, Value: String(value) }));
  return { ...base, SageMakerPipelineParameters: { PipelineParameterList: given } };
}

async function readSchedule(aws: Aws, Name: string) {
  const scheduler = await aws.scheduler();
  try {
    return await scheduler.send(new GetScheduleCommand({ Name }));
  } catch (error) {
    if (awsName(error) === 'ResourceNotFoundException') return undefined;
    throw error;
  }
}
