import type { Aws } from '../../aws/aws.ts';
import { credentialsChange } from '../../aws/credentials-change.ts';
import { cacheFolder } from '../../base/folders.ts';
import type { CallBudget } from '../../logs/budget/call-budget.ts';
import { openSharedBudget } from '../../logs/budget/shared-budget.ts';
import { unlimitedBudget } from '../../logs/budget/unlimited-budget.ts';
import { realClock } from '../../logs/clock.ts';
import type { ReaderEnv } from '../../logs/read/reader.ts';
import type { ReadingOptions } from './reading.ts';

/** What a reader of this account's logs works with. Asks who is calling, for the budget is the account's. */
export async function readerEnv(
  aws: Aws,
  { follow, newestFirst, resume, ready }: ReadingOptions,
  signal: AbortSignal,
): Promise<ReaderEnv> {
  const [client, budget] = await Promise.all([aws.logsReader(), budgetOf(aws)]);
  return {
    client,
    budget: ready ? heldBack(budget, ready) : budget,
    clock: realClock,
    signal,
    pace: isHere(aws) ? 'embedded' : 'service',
    follow,
    ...(resume && { resume }),
    ...(newestFirst !== undefined && { newestFirst }),
    ...(!isHere(aws) && { credentialsChange: (until: AbortSignal) => credentialsChange(aws.env, until) }),
  };
}

/** The one that is in this process needs neither budget nor patience. */
function isHere({ where }: Aws): boolean {
  return where === 'local';
}

async function budgetOf(aws: Aws): Promise<CallBudget> {
  if (isHere(aws)) return unlimitedBudget();
  const { account } = await aws.identity();
  return openSharedBudget({ account, region: aws.region, folder: cacheFolder(aws.env), clock: realClock });
}

/** No call is made before what others told has been taken in. */
function heldBack(budget: CallBudget, ready: NonNullable<ReadingOptions['ready']>): CallBudget {
  return {
    ...budget,
    take: async (api, priority, signal) => {
      await Promise.race([ready(), aborted(signal)]);
      await budget.take(api, priority, signal);
    },
  };
}

/** Rejects when the signal is given, so that nobody waits for a reader that has stopped reading. */
function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const stop = (): void => reject(signal.reason as Error);
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });
}
