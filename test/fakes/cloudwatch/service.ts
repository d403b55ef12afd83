import { checkRequest } from '../../../src/limits/check-request.ts';
import { validationMessage } from '../../../src/limits/validation-message.ts';
import type { Clock } from '../../../src/logs/clock.ts';
import { describeGroups, describeStreams } from './describe-logs.ts';
import { faultPlan, type Fault, type Strike } from './faults.ts';
import { filterEvents } from './filter-events.ts';
import { getEvents, type IssuedTokens } from './get-events.ts';
import { logGroups, type LogGroups } from './log-groups.ts';
import { logsOperations, usualQuotas, type LogsOperation } from './operations.ts';
import { quota } from './quota.ts';
import { seededRandom } from './random.ts';
import { badParameter, Refusal } from './refusal.ts';

export interface CloudWatchOptions {
  clock: Clock;
  seed?: string | number;
  /** The service's time at which it begins, milliseconds since 1970; by default far from this machine's. */
  start?: number;
  faults?: readonly Fault[];
  /** Calls a second. */
  quotas?: Partial<Record<LogsOperation, number>>;
  /** Milliseconds that an answer takes, at least and at most. */
  latency?: readonly [least: number, most: number];
}

/** A CloudWatch Logs with AWS's rules, on a clock that is passed in. */
export interface CloudWatch {
  groups: LogGroups;
  /** The service's time when it began, and now; milliseconds since 1970. */
  start: number;
  now(): number;
  /** Throws a `Refusal` or a `NetworkFault`, or the signal's reason. */
  answer(operation: string, input: unknown, signal?: AbortSignal): Promise<object>;
  calls: readonly TakenCall[];
}

export interface TakenCall {
  operation: LogsOperation;
  /** When it came, milliseconds since the service began. */
  at: number;
  input: object;
  outcome: 'open' | 'answered' | 'throttled' | 'refused';
}

export function openCloudWatch(options: CloudWatchOptions): CloudWatch {
  const { clock, seed = 0, start = Date.UTC(2027, 0, 1), faults = [], latency = [20, 120] } = options;
  const groups = logGroups();
  const calls: TakenCall[] = [];
  const began = clock.elapsed();
  const now = (): number => Math.floor(start + clock.elapsed() - began);
  const random = seededRandom('service', seed);
  const strike = faultPlan(faults, seed, start);
  const quotas = Object.fromEntries(
    logsOperations.map((name) => [name, quota(options.quotas?.[name] ?? usualQuotas[name])]),
  ) as Record<LogsOperation, ReturnType<typeof quota>>;
  const issued: IssuedTokens = new Map();

  const answered = async (call: TakenCall, signal: AbortSignal | undefined): Promise<object> => {
    const { operation, input } = call;
    const way = random.between(...latency) / 2;
    await clock.wait(way, signal);
    const at = now() - start;
    const struck = strike({ operation, ...told(input), at });
    if (struck.isSilent) await never(signal);
    if (struck.failure) {
      await clock.wait(struck.failure.delay, signal);
      throw struck.failure.error;
    }
    if (!quotas[operation](at, struck.others)) throw new Refusal('ThrottlingException', 'Rate exceeded');
    checkForm(operation, input);
    const answer = perform(operation, input, { groups, now: now(), issued, ...struck });
    await clock.wait(way, signal);
    return answer;
  };

  return {
    groups,
    start,
    now,
    calls,
    answer: async (name, input, signal) => {
      const operation = logsOperations.find((known) => known === name);
      if (!operation) throw new Refusal('UnknownOperationException', '');
      const call: TakenCall = { operation, at: now() - start, input: input as object, outcome: 'open' };
      calls.push(call);
      try {
        const answer = await answered(call, signal);
        call.outcome = 'answered';
        return answer;
      } catch (error) {
        call.outcome = (error as Error).name === 'ThrottlingException' ? 'throttled' : 'refused';
        throw error;
      }
    },
  };
}

function told(input: { logGroupName?: string; nextToken?: string }) {
  return { group: input.logGroupName, hasToken: input.nextToken !== undefined };
}

/** A connection that is open at one end only. */
async function never(signal: AbortSignal | undefined): Promise<never> {
  return new Promise((_, reject) => {
    signal?.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
  });
}

function checkForm(operation: LogsOperation, input: object): void {
  const message = validationMessage(checkRequest('logs', operation, input));
  if (message !== undefined) throw badParameter(message);
}

function perform(
  operation: LogsOperation,
  input: object,
  call: { groups: LogGroups; now: number; issued: IssuedTokens } & Strike,
): object {
  const { groups, now } = call;
  switch (operation) {
    case 'FilterLogEvents':
      return filterEvents(groups, input, call);
    case 'GetLogEvents':
      return getEvents(groups, input as Parameters<typeof getEvents>[1], call);
    case 'DescribeLogStreams':
      return describeStreams(groups, input, now);
    case 'DescribeLogGroups':
      return describeGroups(groups, input, now);
  }
}
