import {
  DescribeLogStreamsCommand,
  FilterLogEventsCommand,
  GetLogEventsCommand,
  type DescribeLogStreamsCommandInput,
  type DescribeLogStreamsCommandOutput,
  type FilterLogEventsCommandInput,
  type FilterLogEventsCommandOutput,
  type GetLogEventsCommandInput,
  type GetLogEventsCommandOutput,
} from '@aws-sdk/client-cloudwatch-logs';
import type { LogsApi, Priority } from '../../budget/call-budget.ts';
import { faultOf, type LogFault } from './faults.ts';
import { pageSize } from './page-size.ts';
import type { ReaderEnv } from '../reader.ts';
import { retryPause } from './retry-pause.ts';
import type { Troubles } from './troubles.ts';

/** The calls of one source. Each waits for its turn, and for as long as what keeps it from being answered passes. */
export interface Calls {
  filter(input: FilterLogEventsCommandInput, how: CallHow): Promise<FilterLogEventsCommandOutput>;
  get(input: GetLogEventsCommandInput, how: CallHow): Promise<GetLogEventsCommandOutput>;
  streams(input: DescribeLogStreamsCommandInput, how: CallHow): Promise<DescribeLogStreamsCommandOutput>;
}

export interface CallHow {
  priority: Priority;
  signal: AbortSignal;
}

/**
 * Milliseconds after which an answer is no longer waited for, as the connection may be open at this end only; more after each
 * that came too late, as the line may be slow.
 */
const patience = 10_000;
const mostPatience = 40_000;

/** Throws what does not pass: `denied`, `gone`, `badToken` and `fatal` faults, and an abort. */
export function callsOf(env: ReaderEnv, troubles: Troubles, source: string): Calls {
  const size = pageSize();

  const send = async <Answer>(api: LogsApi, how: CallHow, sent: (signal: AbortSignal) => Promise<Answer>) => {
    let failures = { fault: undefined as LogFault | undefined, count: 0 };
    for (let late = 0; ;) {
      await env.budget.take(api, how.priority, how.signal);
      const began = env.clock.elapsed();
      try {
        const answer = await answerInTime(env, how.signal, sent, Math.min(mostPatience, patience * 2 ** late));
        env.budget.tell(api, 'done');
        troubles.over(source);
        size.answered(env.clock.elapsed() - began);
        return answer;
      } catch (error) {
        how.signal.throwIfAborted();
        const fault = error instanceof LateAnswer ? 'network' : faultOf(error);
        env.budget.tell(api, fault === 'throttled' ? 'throttled' : 'done');
        if (error instanceof LateAnswer) {
          late += 1;
          size.late();
        }
        if (!passes(fault)) throw error;
        troubles.met(source, fault, error);
        failures = { fault, count: failures.fault === fault ? failures.count + 1 : 0 };
        await untilWorthTrying(env, fault, failures.count, how.signal);
      }
    }
  };

  return {
    filter: async (input, how) =>
      send('FilterLogEvents', how, async (abortSignal) =>
        env.client.send(new FilterLogEventsCommand({ ...size.limit(), ...input }), { abortSignal }),
      ),
    get: async (input, how) =>
      send('GetLogEvents', how, async (abortSignal) =>
        env.client.send(new GetLogEventsCommand({ ...size.limit(), ...input }), { abortSignal }),
      ),
    streams: async (input, how) =>
      send('DescribeLogStreams', how, async (abortSignal) =>
        env.client.send(new DescribeLogStreamsCommand(input), { abortSignal }),
      ),
  };
}

type Passing = 'throttled' | 'network' | 'service' | 'credentials';

function passes(fault: LogFault): fault is Passing {
  return fault === 'throttled' || fault === 'network' || fault === 'service' || fault === 'credentials';
}

async function untilWorthTrying(env: ReaderEnv, fault: Passing, attempt: number, signal: AbortSignal): Promise<void> {
  if (fault === 'credentials' && env.credentialsChange) {
    // The first time the client may only have to take a role's new ones.
    if (attempt > 0) await env.credentialsChange(signal);
    return;
  }
  await env.clock.wait(retryPause(fault, attempt, env.clock.random()), signal);
}

class LateAnswer extends Error {}

async function answerInTime<Answer>(
  { clock }: Pick<ReaderEnv, 'clock'>,
  signal: AbortSignal,
  sent: (signal: AbortSignal) => Promise<Answer>,
  patience: number,
): Promise<Answer> {
  const over = new AbortController();
  const both = AbortSignal.any([signal, over.signal]);
  const late = clock.wait(patience, both).then(() => {
    throw new LateAnswer();
  });
  try {
    return await Promise.race([sent(both), late]);
  } finally {
    over.abort();
    // The wait ends by that abort, which nobody waits for.
    late.catch(() => undefined);
  }
}
