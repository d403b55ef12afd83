import type { Aws } from '../../aws/aws.ts';
import { credentialsChange } from '../../aws/credentials-change.ts';
import { cacheFolder } from '../../base/folders.ts';
import { openSharedBudget } from '../../logs/budget/shared-budget.ts';
import { unlimitedBudget } from '../../logs/budget/unlimited-budget.ts';
import { realClock } from '../../logs/clock.ts';
import type { ReaderEnv } from '../../logs/read/reader.ts';
import { heldBack } from './held-back.ts';
import type { ReadingOptions } from './reading.ts';

/** What a reader of the logs behind `aws` works with: its client, half of the account's quota, and its pace. */
export async function readerEnv(
  aws: Aws,
  { follow, newestFirst, resume, ready }: ReadingOptions,
  signal: AbortSignal,
): Promise<ReaderEnv> {
  const env = { ...(await surroundings(aws)), clock: realClock, signal, follow };
  return {
    ...env,
    budget: ready ? heldBack(env.budget, ready) : env.budget,
    ...(newestFirst !== undefined && { newestFirst }),
    ...(resume && { resume }),
  };
}

/** The service that is in this process needs neither a budget nor patience. */
async function surroundings(aws: Aws): Promise<Pick<ReaderEnv, 'client' | 'budget' | 'pace' | 'credentialsChange'>> {
  if (aws.where === 'local') {
    return { client: await aws.logsReader(), budget: unlimitedBudget(), pace: 'embedded' };
  }
  const [client, account] = await Promise.all([aws.logsReader(), accountOf(aws)]);
  return {
    client,
    budget: openSharedBudget({ account, region: aws.region, folder: cacheFolder(aws.env), clock: realClock }),
    pace: 'service',
    credentialsChange: (until) => credentialsChange(aws.env, until),
  };
}

/** Where nobody tells the account, the profile stands for it. */
async function accountOf(aws: Aws): Promise<string> {
  return aws.identity().then(
    ({ account }) => account,
    () => aws.where,
  );
}
