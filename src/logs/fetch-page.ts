import {
  FilterLogEventsCommand,
  type CloudWatchLogsClient,
  type FilteredLogEvent,
  type FilterLogEventsCommandInput,
} from '@aws-sdk/client-cloudwatch-logs';
import { awsName } from '../aws/aws-refusal.ts';
import { MlxError } from '../base/errors.ts';
import type { Clock } from './clock.ts';

/** A page as it came, and how long the service took for it. */
export interface Page {
  events: readonly FilteredLogEvent[];
  next: string | undefined;
  /** Milliseconds. */
  took: number;
}

/** Longest pause after a refusal that passes, and the longest time for which such refusals are borne; milliseconds. */
const longestPause = 20_000;
const patience = 300_000;

/**
 * One page of FilterLogEvents. A group that isn't there yet has no events. Throttling, a lost network and faults of the
 * service are waited out, with pauses that double and are drawn at random, so that several readers don't march in step.
 */
export async function fetchPage(
  client: Pick<CloudWatchLogsClient, 'send'>,
  input: FilterLogEventsCommandInput,
  clock: Clock,
  signal: AbortSignal,
): Promise<Page> {
  const began = clock.elapsed();
  for (let attempt = 0; ; attempt += 1) {
    const asked = clock.elapsed();
    try {
      const answer = await client.send(new FilterLogEventsCommand(input), { abortSignal: signal });
      return { events: answer.events ?? [], next: answer.nextToken, took: clock.elapsed() - asked };
    } catch (error) {
      if (awsName(error) === 'ResourceNotFoundException') {
        return { events: [], next: undefined, took: clock.elapsed() - asked };
      }
      if (!passes(error) || clock.elapsed() - began > patience) throw error;
      await clock.wait(clock.random() * Math.min(longestPause, 1000 * 2 ** attempt), signal);
    }
  }
}

const passing = new Set([
  'ServiceUnavailableException',
  'InternalFailure',
  'InternalServerError',
  'ThrottlingException',
]);

function passes(error: unknown): boolean {
  const told = error instanceof MlxError ? error.code : undefined;
  return told === 'AWS_THROTTLED' || told === 'AWS_UNREACHABLE' || passing.has(awsName(error) ?? '');
}
