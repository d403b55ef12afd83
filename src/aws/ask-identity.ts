import { GetCallerIdentityCommand, type STSClient } from '@aws-sdk/client-sts';
import type { Caller } from './aws.ts';

/** Who the credentials belong to. */
export async function askIdentity(sts: STSClient): Promise<Caller> {
  const { Account: account = '', Arn: arn = '' } = await sts.send(new GetCallerIdentityCommand({}));
  return { account, arn, partition: arn.split(':')[1] || 'aws' };
}
