import type { Aws } from '../../aws/aws.ts';
import { credentialsChange } from '../../aws/credentials-change.ts';
import type { Env } from '../../base/env.ts';
import { cacheFolder } from '../../base/folders.ts';
import { openSharedBudget } from '../budget/shared-budget.ts';
import { unlimitedBudget } from '../budget/unlimited-budget.ts';
import { realClock } from '../clock.ts';
import type { ReaderEnv } from './reader.ts';

type Choices = Pick<ReaderEnv, 'signal' | 'follow' | 'newestFirst' | 'resume'>;

/** What a reader works with, for the AWS that is behind `aws`: its client, half of its quota, and its pace. */
export async function readerEnv(
  aws: Pick<Aws, 'where' | 'region' | 'identity' | 'logsReader'>,
  env: Env,
  choices: Choices,
): Promise<ReaderEnv> {
  const clock = realClock;
  if (aws.where === 'local') {
    return { ...choices, client: await aws.logsReader(), clock, budget: unlimitedBudget(), pace: 'embedded' };
  }
  const [client, account] = await Promise.all([aws.logsReader(), accountOf(aws)]);
  return {
    ...choices,
    client,
    clock,
    budget: openSharedBudget({ account, region: aws.region, folder: cacheFolder(env), clock }),
    credentialsChange: (signal) => credentialsChange(env, signal),
    pace: 'service',
  };
}

/** Where nobody tells the account, the profile stands for it. */
async function accountOf(aws: Pick<Aws, 'where' | 'identity'>): Promise<string> {
  return aws.identity().then(
    ({ account }) => account,
    () => aws.where,
  );
}
