import { GetFunctionCommand } from '@aws-sdk/client-lambda';
import type { Aws } from '../../../aws/aws.ts';
import type { LogSource } from '../../../logs/source.ts';
import type { StepRun } from '../../flows/flow-run.ts';
import type { ServiceWork } from '../../flows/jobs/service-work.ts';
import { ifTold } from './if-told.ts';
import type { LogNews } from './log-target.ts';

/** Milliseconds by which the clocks of those who call and of those who are called may differ. */
const clocksDiffer = 2_000;

/** Milliseconds in which a call's last lines have been written. */
const afterwards = 60_000;

/** The log of a function as far as it is that of one step's call: its group is shared by all who call it. */
export async function lambdaSources(
  aws: Aws,
  { name: step, started = 0, ended }: StepRun,
  { function: reference, request }: Extract<ServiceWork, { service: 'lambda' }>,
  signal: AbortSignal,
): Promise<LogNews[]> {
  const lambda = await aws.lambda();
  const found = await ifTold(() => lambda.send(new GetFunctionCommand({ FunctionName: reference })), signal);
  const { LoggingConfig, FunctionName = functionName(reference) } = found?.Configuration ?? {};
  const from = started - clocksDiffer;
  const to = ended === undefined ? undefined : ended + clocksDiffer;
  const source: LogSource = {
    id: `lambda/${FunctionName}/${step}/${started}`,
    group: LoggingConfig?.LogGroup ?? `/aws/lambda/${FunctionName}`,
    streams: { prefix: '' },
    run: FunctionName,
    step,
    since: from,
    ...(to !== undefined && { until: to + afterwards }),
  };
  return [{ kind: 'source', source, calls: { from, to, request } }];
}

/** `score`, `score:prod` or an ARN with the name behind `function:`. */
function functionName(reference: string): string {
  const parts = reference.split(':');
  const at = parts.indexOf('function');
  return parts[at === -1 ? 0 : at + 1] ?? reference;
}
